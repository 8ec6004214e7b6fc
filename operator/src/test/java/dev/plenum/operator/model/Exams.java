package dev.plenum.operator.model;

import dev.plenum.api.v1alpha1.ExamSession;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example exam, as an API server would hand it over. */
public final class Exams {
  private Exams() {}

  public static ExamSession example() throws IOException {
    String yaml = Files.readString(Path.of("../examples/exam.yaml")).split("(?m)^---$", 3)[2];
    return of(yaml);
  }

  static ExamSession of(String yaml) {
    ExamSession exam = Serialization.unmarshal(yaml, ExamSession.class);
    exam.setMetadata(
        new ObjectMetaBuilder()
            .withName("networks")
            .withNamespace("ns")
            .withUid("u-2")
            .withGeneration(1L)
            .build());
    return exam;
  }

  public static Blueprint blueprint() throws IOException {
    return new Blueprint(new ManagedExam(example()), Elections.INSTALLATION);
  }
}
