package dev.plenum.cli.simulate;

import dev.plenum.cli.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A way into the election. Whatever way, an answer comes only after the commit. */
interface Door extends AutoCloseable {
  Duration PATIENCE = Duration.ofSeconds(90);

  /** Signs in; the token. */
  String signIn(String code) throws Api.Refused;

  /** Sends one ballot with one command id, at one node after the other, until it is decided. */
  Acknowledged cast(String token, Map<String, List<String>> choices, Api.Patience patience)
      throws Api.Refused;

  @Override
  void close();

  /** A ballot that the election acknowledged, as its voter remembers it. */
  record Acknowledged(String tracker, String leaf, Map<String, List<String>> choices) {}
}
