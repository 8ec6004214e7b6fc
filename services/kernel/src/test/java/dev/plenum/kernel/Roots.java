package dev.plenum.kernel;

import dev.plenum.kernel.ledger.MerkleFrontier;
import java.sql.Connection;
import java.sql.SQLException;

/** The Merkle root over the leaves that are in the table now. */
final class Roots {
  private Roots() {}

  static byte[] of(Connection connection) throws SQLException {
    MerkleFrontier frontier = new MerkleFrontier();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT leaf FROM entry ORDER BY seq")) {
      while (rows.next()) {
        frontier.append(rows.getBytes(1));
      }
    }
    return frontier.root();
  }
}
