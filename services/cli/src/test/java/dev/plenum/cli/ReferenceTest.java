package dev.plenum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReferenceTest {
  private static final List<String> OF_EVERY_TOOL = List.of("help", "generate-completion");

  @Test
  void theReferenceNamesEveryCommand() throws IOException {
    String reference = Files.readString(Path.of("../../docs/reference/cli.md"));
    List<String> names = new ArrayList<>();
    collect(Plenum.commandLine(), names);

    assertThat(names).contains("take", "simulate", "vote");
    assertThat(names).allSatisfy(name -> assertThat(reference).contains(name));
  }

  private static void collect(CommandLine command, List<String> names) {
    command
        .getSubcommands()
        .forEach((name, sub) -> {
          if (!OF_EVERY_TOOL.contains(name)) {
            names.add(name);
            collect(sub, names);
          }
        });
  }
}
