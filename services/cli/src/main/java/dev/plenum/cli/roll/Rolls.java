package dev.plenum.cli.roll;

import dev.plenum.cli.CliException;
import dev.plenum.cli.ExitCode;
import dev.plenum.election.files.RollFile;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and writes files of a roll for commands. */
final class Rolls {
  private Rolls() {}

  static byte[] file(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw CliException.usage(path + " cannot be read.");
    }
  }

  /** The lines; otherwise every problem by its place, and the command ends. */
  static List<RollFile.Line> good(Path path, Reading<List<RollFile.Line>> reading) {
    if (!reading.good()) {
      String problems =
          reading.problems().stream()
              .map(Problem::toString)
              .collect(Collectors.joining("\n  ", "\n  ", ""));
      throw new CliException(ExitCode.REFUSED, path + " cannot be used:" + problems);
    }
    return reading.get();
  }

  /** A new file, which nobody else on this machine may read: it holds codes. */
  static void create(Path path, byte[] content) {
    try {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var owner = PosixFilePermissions.fromString("rw-------");
        Files.createFile(path, PosixFilePermissions.asFileAttribute(owner));
      } else {
        Files.createFile(path);
      }
      Files.write(path, content, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw CliException.usage(path + " is there already; codes are never overwritten.");
    } catch (IOException e) {
      throw CliException.failed(path + " cannot be written.");
    }
  }
}
