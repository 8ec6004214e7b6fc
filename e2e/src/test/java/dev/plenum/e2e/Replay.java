package dev.plenum.e2e;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.ExamMachine;
import dev.plenum.kernel.clock.HybridTime;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.replica.Replica;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** What an exam comes to, worked out here from the rows of its ledger and nothing else. */
final class Replay {
  private static final String ROWS =
      "SELECT seq, epoch, time, command_id, encode(convert_to(actor, 'UTF8'), 'hex'),"
          + " encode(content, 'hex'), encode(events, 'hex'), encode(leaf, 'hex') FROM entry ORDER BY seq";

  private static final String ROOT = "SELECT encode(root, 'hex') FROM ledger";

  private Replay() {}

  static Exam of(Board board) {
    Replica<Exam, ExamCommand, ExamEvent> replica =
        new Replica<>(board.name(), new ExamMachine(), new MachineCodec<>(ExamMachine.TYPES));
    byte[] root = HexFormat.of().parseHex(query(board, ROOT).strip());
    if (!replica.foldIfRootIs(entries(board), root)) {
      throw new IllegalStateException("the entries do not lead to the ledger's root");
    }
    return replica.view().state();
  }

  private static List<Entry> entries(Board board) {
    List<Entry> entries = new ArrayList<>();
    query(board, ROWS).lines().filter(line -> !line.isBlank()).forEach(l -> entries.add(entry(l)));
    return entries;
  }

  private static String query(Board board, String sql) {
    return board.inDatabase(
        "PGPASSWORD=$(cat $POSTGRES_PASSWORD_FILE) psql -h 127.0.0.1 -U plenum -At -c \"%s\""
            .formatted(sql));
  }

  private static Entry entry(String row) {
    String[] cells = row.split("\\|", -1);
    HexFormat hex = HexFormat.of();
    return new Entry(
        Long.parseLong(cells[0]),
        Long.parseLong(cells[1]),
        new HybridTime(Long.parseLong(cells[2])),
        UUID.fromString(cells[3]),
        new String(hex.parseHex(cells[4]), StandardCharsets.UTF_8),
        new Content(hex.parseHex(cells[5])),
        hex.parseHex(cells[6]),
        hex.parseHex(cells[7]));
  }
}
