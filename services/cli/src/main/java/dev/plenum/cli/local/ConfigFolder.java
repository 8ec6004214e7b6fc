package dev.plenum.cli.local;

import dev.plenum.trust.CertificateFiles;
import dev.plenum.trust.NodeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** What the operator mounts into a node's pod, written into a folder. */
final class ConfigFolder {
  private ConfigFolder() {}

  static void write(Path folder, Definition resource, Credentials secrets, String databaseUrl) {
    text(folder, "resource/resource.yaml", resource.yaml());
    resource.files().forEach((name, content) -> bytes(folder, name, content));
    text(folder, "secrets/jwt-key", secrets.jwtKey());
    text(folder, "secrets/roll-key", secrets.rollKey());
    text(folder, "secrets/beacon-key", secrets.beaconKey());
    text(folder, "secrets/admin-password", secrets.adminPassword());
    text(folder, "secrets/tally-password", secrets.tallyPassword());
    text(folder, "database/url", databaseUrl);
    text(folder, "database/username", Database.USER);
    text(folder, "database/password", Database.PASSWORD);
    certificates(folder, resource);
  }

  private static void certificates(Path folder, Definition resource) {
    String name = resource.name();
    CertificateFiles.write(
        folder.resolve(CertificateFiles.FOLDER),
        IntStream.range(0, resource.replicas())
            .mapToObj(i -> new NodeName("local", resource.kind().word(), name, name + "-" + i))
            .toList());
  }

  private static void text(Path folder, String name, String content) {
    bytes(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(Path folder, String name, byte[] content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
