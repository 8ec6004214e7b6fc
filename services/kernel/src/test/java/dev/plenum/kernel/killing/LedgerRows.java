package dev.plenum.kernel.killing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The ledger as its database has it, without the kernel's help. */
record LedgerRows(Map<UUID, List<Long>> seqs) {

  static LedgerRows read(String jdbcUrl) throws SQLException {
    Map<UUID, List<Long>> seqs = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
        ResultSet rows =
            connection.createStatement().executeQuery("SELECT seq, command_id FROM entry")) {
      while (rows.next()) {
        seqs.merge(
            rows.getObject(2, UUID.class),
            List.of(rows.getLong(1)),
            (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      }
    }
    return new LedgerRows(seqs);
  }

  List<Long> of(UUID commandId) {
    return seqs.getOrDefault(commandId, List.of());
  }

  /** Every acknowledged command is there once, where its receipt said; and none is there twice. */
  void assertHold(Map<UUID, Long> acknowledged) {
    acknowledged.forEach((id, seq) -> assertThat(of(id)).as("%s", id).containsExactly(seq));
    assertThat(seqs.values()).allMatch(places -> places.size() == 1);
  }
}
