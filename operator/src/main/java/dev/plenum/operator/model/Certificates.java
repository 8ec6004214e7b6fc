package dev.plenum.operator.model;

import dev.plenum.trust.Authority;
import dev.plenum.trust.Credential;
import dev.plenum.trust.NodeName;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The certificates by which a resource's nodes know each other.
 *
 * <p>One authority follows another without anybody being turned away: a new one is first only
 * trusted, signs once every node must have heard of it, and only when all have had certificates of
 * it for as long is the old one forgotten.
 *
 * @param authorities those whose keys are held, the oldest first
 * @param trusted what nodes take
 * @param nodes what nodes show, by their names
 */
public record Certificates(
    List<Authority> authorities, List<X509Certificate> trusted, Map<String, Credential> nodes) {
  /** Kubernetes brings a changed Secret to a pod within two minutes; a machine may be away. */
  static final Duration SPREAD = Duration.ofDays(1);

  public static final Certificates NONE = new Certificates(List.of(), List.of(), Map.of());

  public Certificates {
    authorities = authorities.stream().sorted(Comparator.comparing(Certificates::since)).toList();
    trusted = List.copyOf(trusted);
    nodes = Map.copyOf(nodes);
  }

  /** A node and the names of its address. */
  public record Wanted(NodeName name, List<String> hosts) {}

  /** What should be there now; the same where nothing is due. */
  public Certificates renewed(List<Wanted> wanted, Instant now) {
    List<Authority> known = new ArrayList<>(told());
    List<Authority> usable = new ArrayList<>(known);
    usable.removeIf(authority -> now.isBefore(since(authority)));
    if (usable.isEmpty() || due(usable.getLast().credential(), now)) {
      Authority made = Authority.make(wanted.getFirst().name().resource(), now);
      known.add(made);
      usable.add(made);
    }
    Authority signer = signer(usable, now);
    Map<String, Credential> shown = new LinkedHashMap<>();
    for (Wanted node : wanted) {
      Credential held = nodes.get(node.name().node());
      Credential kept = held != null && holds(held, node.name(), signer, now) ? held : null;
      shown.put(
          node.name().node(), kept == null ? signer.issue(node.name(), node.hosts(), now) : kept);
    }
    return followed(known, signer, shown, now);
  }

  /**
   * Those that nodes were told of. One that was written down, and then never told, does not become
   * known by getting older; where nodes know none of those that are held, all of them are news.
   */
  private List<Authority> told() {
    List<Authority> told =
        authorities.stream()
            .filter(authority -> trusted.contains(authority.credential().certificate()))
            .toList();
    return told.isEmpty() ? authorities : told;
  }

  /** The newest that every node has heard of; where none is as old, the oldest. */
  private static Authority signer(List<Authority> known, Instant now) {
    return known.reversed().stream()
        .filter(authority -> spread(authority, now))
        .findFirst()
        .orElse(known.getFirst());
  }

  private boolean holds(Credential held, NodeName name, Authority signer, Instant now) {
    return !now.isBefore(held.from()) // made while a clock was wrong; everybody refuses it
        && !due(held, now)
        && NodeName.of(held.certificate()).filter(name::equals).isPresent()
        && (signer.issued(held.certificate())
            || (!spread(signer, now) && trusted.stream().anyMatch(t -> signed(t, held))));
  }

  /** Leaves out authorities that nobody needs any more. */
  private Certificates followed(
      List<Authority> known, Authority signer, Map<String, Credential> shown, Instant now) {
    X509Certificate signing = signer.credential().certificate();
    boolean settled =
        shown.values().stream()
            .allMatch(node -> signed(signing, node) && !now.isBefore(issued(node).plus(SPREAD)));
    if (!settled) {
      Stream<X509Certificate> all =
          Stream.concat(
              trusted.stream(),
              known.stream().map(authority -> authority.credential().certificate()));
      return new Certificates(known, all.distinct().toList(), shown);
    }
    List<Authority> kept =
        known.stream().filter(authority -> !since(authority).isBefore(since(signer))).toList();
    return new Certificates(
        kept, kept.stream().map(authority -> authority.credential().certificate()).toList(), shown);
  }

  /** When a node's certificate was made. */
  private static Instant issued(Credential node) {
    return node.from().plus(Authority.NODE_SKEW);
  }

  private static boolean spread(Authority authority, Instant now) {
    return !now.isBefore(since(authority).plus(SPREAD));
  }

  private static Instant since(Authority authority) {
    return authority.credential().from();
  }

  /** Two thirds of its life are over. */
  private static boolean due(Credential credential, Instant now) {
    Duration life = Duration.between(credential.from(), credential.until());
    return !now.isBefore(credential.from().plus(life.multipliedBy(2).dividedBy(3)));
  }

  private static boolean signed(X509Certificate authority, Credential node) {
    try {
      node.certificate().verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** When the first of the nodes' certificates ends. */
  public @Nullable Instant until() {
    return nodes.values().stream()
        .map(Credential::until)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
