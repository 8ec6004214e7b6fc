package dev.plenum.node.exam.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paper whose reading fails is not taken for one that was read. */
class PaperShelfTest {
  @TempDir Path root;

  @Test
  void aReadingThatFailsIsToldAndTriedAgain() throws IOException {
    var settings =
        new NodeSettings("Exam", "exam", "exam-0", List.of(), root, NodeSettings.Ports.FREE);
    Path file = root.resolve("resource").resolve("resource.yaml");
    Files.createDirectories(root.resolve("resource"));
    // A list that contains itself has no end.
    Files.writeString(file, "spec: {items: &a [*a]}");
    PaperShelf shelf = new PaperShelf(settings, new Resource(settings));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(shelf::look).isInstanceOf(StackOverflowError.class);
      assertThat(shelf.error()).contains("cannot be read and is tried again");
    }

    Files.writeString(file, "spec: {items: [{text: Why?, type: essay}]}");
    shelf.look();
    assertThat(shelf.error()).isNull();
    assertThat(shelf.bundle()).isNotNull();
  }
}
