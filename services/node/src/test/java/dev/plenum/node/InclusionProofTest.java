package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.ledger.InclusionProof;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger gets who asks for the proof of a ballot. */
final class InclusionProofTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir static Path root;

  @Test
  void anybodyCanProveABallotAgainstEveryRootThatTheBoardShowedSince() {
    try (TestNode node = TestNode.start(root)) {
      Client anyone = node.client();
      assertThat(anyone.officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);
      var cast = anyone.voter(Folder.ADA).vote("{\"chair\":[\"ana\"]}");
      String proof = "/api/v1/board/ballots/" + cast.text("/tracker") + "/proof";
      var first = anyone.get("/api/v1/board");
      anyone.voter(Folder.BRUNO).vote("{\"chair\":[\"ben\"]}");
      assertThat(anyone.officer("admin").act("/api/v1/admin/stop").status()).isEqualTo(200);
      var last = anyone.get("/api/v1/board");
      assertThat(last.text("/root")).isNotEqualTo(first.text("/root"));

      for (Client.Answer board : List.of(first, last)) {
        var answer = anyone.get(proof + "?size=" + board.text("/head"));
        assertThat(answer.text("/leaf")).isEqualTo(cast.text("/receipt/leaf"));
        assertThat(computed(answer)).isEqualTo(board.text("/root")).isEqualTo(answer.text("/root"));
      }
      assertThat(anyone.get(proof).text("/size")).isEqualTo(last.text("/head"));
      assertThat(anyone.get(proof).body().properties().stream().map(Map.Entry::getKey))
          .as("nothing of the voter, the time or the choice")
          .containsExactlyInAnyOrder("tracker", "leaf", "seq", "size", "path", "root");

      long before = Long.parseLong(cast.text("/receipt/seq")) - 1;
      for (String size : List.of("0", "" + before, "-1", "" + (head(last) + 1))) {
        assertThat(anyone.get(proof + "?size=" + size).reason()).isEqualTo("NotInThatLedger");
      }
      assertThat(anyone.get("/api/v1/board/ballots/0000-0000-0000-0000/proof").reason())
          .isEqualTo("NoBallot");
    }
  }

  private static long head(Client.Answer board) {
    return Long.parseLong(board.text("/head"));
  }

  private static String computed(Client.Answer answer) {
    List<byte[]> path =
        answer.body().get("path").valueStream().map(hash -> HEX.parseHex(hash.asText())).toList();
    var proof =
        new InclusionProof(
            Long.parseLong(answer.text("/seq")), Long.parseLong(answer.text("/size")), path);
    return HEX.formatHex(proof.root(HEX.parseHex(answer.text("/leaf"))));
  }
}
