package dev.plenum.node.wiring;

import dev.plenum.kernel.KernelConfig;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import dev.plenum.node.settings.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Builds the kernel from the node's settings and mounted files. */
public final class KernelBackendFactory implements Backend.Factory {
  private final NodeSettings settings;
  private final Secrets secrets;

  public KernelBackendFactory(NodeSettings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  @Override
  public Backend<?, ?, ?> create(MeterRegistry registry) {
    Domain<?, ?, ?> domain = Domains.of(settings.kind());
    Path database = settings.folder().resolve("database");
    Admission usual = domain.admission();
    Admission admission = new Resource(settings).admission(usual, usual);
    return new KernelBackend<>(
        new KernelConfig(
            settings.resource(),
            new Owner(new Resource(settings).uid(), fingerprint(secrets.rollKey())),
            settings.node(),
            settings.peers(),
            clusterKey(secrets.jwtKey()),
            PostgresPool.Settings.of(
                text(database.resolve("url")),
                text(database.resolve("username")),
                text(database.resolve("password"))),
            ShardConfig.of(settings.resource(), admission)),
        domain,
        registry);
  }

  private static String clusterKey(byte[] jwtKey) {
    return hmac(jwtKey, "plenum/cluster");
  }

  /** Names the key that pseudonyms are made with, and tells nothing of it. */
  private static String fingerprint(byte[] rollKey) {
    return hmac(rollKey, "plenum/ledger");
  }

  private static String hmac(byte[] key, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
