package dev.plenum.node.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.trust.NodeTrust;
import dev.plenum.node.settings.MountedCertificates;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.trust.Authority;
import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.Credential;
import dev.plenum.trust.NodeName;
import dev.plenum.trust.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates in a folder that changes as a mounted Secret does: by a link that is swapped. */
class CertificateRenewalTest {
  private static final NodeName NODE = new NodeName("ns", "Election", "board", "board-0");
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @TempDir private Path root;

  private Instant now = NOW.plus(Duration.ofDays(60));

  private final Authority authority = Authority.make("board", NOW);

  private Path tls() {
    return root.resolve(CertificateFiles.FOLDER);
  }

  /** What Kubernetes does: a new folder, then one link to it for another. */
  private void mount(String version, Credential shown, String key) throws IOException {
    Path folder = Files.createDirectories(tls().resolve(".." + version));
    Files.writeString(
        folder.resolve(CertificateFiles.AUTHORITIES),
        Pem.write(List.of(authority.credential().certificate())));
    Files.writeString(folder.resolve("board-0.crt"), shown.certificateText());
    Files.writeString(folder.resolve("board-0.key"), key);
    Path next = Files.createSymbolicLink(tls().resolve("..next"), Path.of(".." + version));
    Files.move(next, tls().resolve("..data"), StandardCopyOption.REPLACE_EXISTING);
    for (String file : List.of(CertificateFiles.AUTHORITIES, "board-0.crt", "board-0.key")) {
      if (!Files.exists(tls().resolve(file))) {
        Files.createSymbolicLink(tls().resolve(file), Path.of("..data", file));
      }
    }
  }

  private Credential certificate(int age) {
    return authority.issue(NODE, List.of(), NOW.plus(Duration.ofDays(age)));
  }

  @Test
  void whatIsMountedAnewIsInForceAtTheNextLook() throws IOException {
    Credential first = certificate(0);
    mount("1", first, first.keyText());
    MountedCertificates mounted = mounted();
    NodeTrust trust = new NodeTrust("board-0", mounted.read());
    CertificateRenewal renewal = new CertificateRenewal(mounted, trust, () -> now);
    renewal.look();
    assertThat(trust.expires()).isEqualTo(first.until());

    Credential second = certificate(60);
    mount("2", second, second.keyText());
    renewal.look();
    assertThat(trust.expires()).isEqualTo(second.until());
  }

  @Test
  void whatCannotBeUsedChangesNothingAndIsLookedAtAgain() throws IOException {
    Credential first = certificate(0);
    mount("1", first, first.keyText());
    MountedCertificates mounted = mounted();
    NodeTrust trust = new NodeTrust("board-0", mounted.read());
    CertificateRenewal renewal = new CertificateRenewal(mounted, trust, () -> now);

    Credential second = certificate(60);
    mount("2", second, first.keyText());
    renewal.look();
    Credential others =
        authority.issue(new NodeName("ns", "Election", "board", "board-1"), List.of(), NOW);
    mount("3", others, others.keyText());
    renewal.look();
    assertThat(trust.expires()).isEqualTo(first.until());

    mount("4", second, second.keyText());
    renewal.look();
    assertThat(trust.expires()).isEqualTo(second.until());
  }

  @Test
  void whatDoesNotHoldYetIsPutInForceOnceItDoes() throws IOException {
    now = NOW;
    Credential first = certificate(0);
    mount("1", first, first.keyText());
    MountedCertificates mounted = mounted();
    NodeTrust trust = new NodeTrust("board-0", mounted.read());
    CertificateRenewal renewal = new CertificateRenewal(mounted, trust, () -> now);

    Credential second = certificate(60);
    mount("2", second, second.keyText());
    renewal.look();
    assertThat(trust.expires()).isEqualTo(first.until());

    now = second.from();
    renewal.look();
    assertThat(trust.expires()).isEqualTo(second.until());
  }

  private MountedCertificates mounted() {
    return new MountedCertificates(
        new NodeSettings("Election", "board", "board-0", List.of(), root, NodeSettings.Ports.FREE));
  }
}
