package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A paper and its pictures in a folder: a mounted ConfigMap, or a folder of a teacher's machine.
 */
public final class PaperFolder {
  private PaperFolder() {}

  /**
   * Reads the paper.
   *
   * @param file its name; the other files are its pictures
   */
  public static Reading<Bundle> read(Path folder, String file) {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(path.getFileName());
        if (name.equals(file) || Files.size(path) <= Limits.IMAGE_BYTES) {
          files.put(name, Files.readAllBytes(path));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    byte[] paper = files.get(file);
    if (paper == null) {
      return new Reading<>(
          null, List.of(new Problem(file, "", "there is no such key in the ConfigMap")), List.of());
    }
    return PaperFile.read(file, paper, files);
  }
}
