package dev.plenum.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A node's mounted folder, as the operator would fill it. */
record Folder(Path root) {
  static final String RESOURCE =
      """
      apiVersion: plenum.dev/v1alpha1
      kind: Election
      metadata: {name: board}
      spec:
        title: Board election
        replicas: 3
        contests:
        - id: chair
          text: Who shall chair the board?
          method: plurality
          options: [{id: ana, name: Ana Prado}, {id: ben, name: Ben Okafor}]
        - {id: rules, text: Shall the new rules apply?, method: yesno}
        roll: {secretRef: {name: board-roll, key: roll.csv}}
        opens: manual
        closes: 2h
        deadline: {rule: clickTime, grace: 0s}
        results: {publish: manual}
        database: {bundled: {storage: 1Gi}}
      """;

  /** The same where people may put themselves on the roll. */
  static final String REGISTERING =
      RESOURCE.replace("key: roll.csv}}", "key: roll.csv}, registration: open}");

  static final String ROLL =
      """
      id,name,email,weight,code
      v01,Ada Lindqvist,ada@example.org,1,7M6ET-ZWF05-7J6W0-ZMDSG-PPR4N5
      v02,Bruno Tavares,bruno@example.org,2,JJX9K-1QQXV-5SZ7V-ZSGTY-1E836V
      v03,Chidi Eze,chidi@example.org,1,Y9YE7-XYGSK-YSVCJ-H029X-ZQCGZX
      """;

  static final String ADA = "7M6ET-ZWF05-7J6W0-ZMDSG-PPR4N5";
  static final String BRUNO = "jjx9k1qqxv5sz7vzsgty1e836v";
  static final String CHIDI = "Y9YE7-XYGSK-YSVCJ-H029X-ZQCGZX";

  static Folder in(Path root) {
    Folder folder = secrets(root);
    folder.write("resource/resource.yaml", RESOURCE);
    folder.write("roll/roll.csv", ROLL);
    folder.write("secrets/tally-password", "tally-secret\n");
    return folder;
  }

  /** What every kind of resource has. */
  static Folder secrets(Path root) {
    Folder folder = new Folder(root);
    folder.write("secrets/jwt-key", key("jwt"));
    folder.write("secrets/roll-key", key("roll"));
    folder.write("secrets/beacon-key", key("beacon"));
    folder.write("secrets/admin-password", "admin-secret\n");
    return folder;
  }

  private static String key(String name) {
    byte[] bytes = name.repeat(40).substring(0, 32).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  void write(String file, String content) {
    try {
      Path target = root.resolve(file);
      Files.createDirectories(target.getParent());
      Files.writeString(target, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
