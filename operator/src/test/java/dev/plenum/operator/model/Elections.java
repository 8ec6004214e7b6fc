package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.Election;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example, as an API server would hand it over. */
public final class Elections {
  public static final Installation INSTALLATION =
      new Installation("plenum/node:1", "postgres:17", "plenum", "cluster.local");

  private Elections() {}

  public static Election example() throws IOException {
    return of(yaml());
  }

  private static String yaml() throws IOException {
    return Files.readString(Path.of("../examples/election.yaml")).split("(?m)^---$", 2)[1];
  }

  private static Election of(String yaml) {
    Election election = Serialization.unmarshal(yaml, Election.class);
    election.setMetadata(
        new ObjectMetaBuilder()
            .withName("board")
            .withNamespace("ns")
            .withUid("u-1")
            .withGeneration(1L)
            .build());
    return election;
  }

  public static Blueprint blueprint() throws IOException {
    return new Blueprint(new ManagedElection(example()), INSTALLATION);
  }

  /** The same with a database that outlives the election. */
  public static Blueprint keeping() throws IOException {
    return edited("bundled: {storage: 1Gi}", "bundled: {keep: true}");
  }

  /** The same with another part. */
  static Blueprint edited(String part, String instead) throws IOException {
    return new Blueprint(new ManagedElection(of(yaml().replace(part, instead))), INSTALLATION);
  }
}
