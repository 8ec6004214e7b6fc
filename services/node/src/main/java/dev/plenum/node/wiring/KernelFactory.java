package dev.plenum.node.wiring;

import dev.plenum.kernel.Backend;
import dev.plenum.kernel.KernelConfig;
import dev.plenum.kernel.KernelNode;
import dev.plenum.kernel.admission.Admission;
import dev.plenum.kernel.clock.WallClock;
import dev.plenum.kernel.ledger.Owner;
import dev.plenum.kernel.ledger.postgres.PostgresPool;
import dev.plenum.kernel.shard.ShardConfig;
import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.node.settings.MountedCertificates;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import dev.plenum.node.settings.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds the kernel from the node's settings and mounted files. */
public final class KernelFactory implements Backend.Factory {
  private final NodeSettings settings;
  private final Secrets secrets;

  public KernelFactory(NodeSettings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  @Override
  public Backend<?, ?, ?> create(MeterRegistry registry) {
    Domain<?, ?, ?> domain = Domains.of(settings.kind());
    Path database = settings.folder().resolve("database");
    Admission usual = domain.admission();
    Admission admission = new Resource(settings).admission(usual, usual);
    return node(
        new KernelConfig(
            settings.resource(),
            new Owner(new Resource(settings).uid(), secrets.rollKeyFingerprint()),
            settings.node(),
            settings.peers(),
            new NodeTrust(settings.node(), new MountedCertificates(settings).read()),
            PostgresPool.Settings.of(
                text(database.resolve("url")),
                text(database.resolve("username")),
                text(database.resolve("password"))),
            ShardConfig.of(settings.resource(), admission)),
        domain,
        registry);
  }

  private static <S, C, E> Backend<S, C, E> node(
      KernelConfig config, Domain<S, C, E> domain, MeterRegistry registry) {
    return new KernelNode<>(config, domain.machine(), domain.types(), WallClock.SYSTEM, registry);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
