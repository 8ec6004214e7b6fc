package dev.plenum.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plenum.cli.Api;
import dev.plenum.cli.CliException;
import dev.plenum.cli.ExitCode;
import dev.plenum.cli.Output;
import dev.plenum.cli.remote.Target;
import dev.plenum.election.http.Tracker;
import dev.plenum.kernel.ledger.InclusionProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks the board for the proof of a receipt's ballot and computes it here. */
@Command(
    name = "verify-receipt",
    mixinStandardHelpOptions = true,
    description = {
      "Check that the ledger holds a receipt's ballot, unchanged, under the root that the board",
      "shows, and under the one that the receipt's file has noted."
    })
public final class VerifyReceiptCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HexFormat HEX = HexFormat.of();

  @Mixin private final Target target = new Target();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "The receipt, as the page or vote gave it.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    JsonNode receipt = receipt();
    List<String> faults = new ArrayList<>();
    try (Api api = target.open()) {
      JsonNode board = api.read("/board", null, Target.PATIENCE);
      check(api, receipt, board, "the board's root", faults);
      JsonNode noted = receipt.path("board");
      if (noted.isObject()) {
        check(api, receipt, noted, "the root that was noted", faults);
      }
    } catch (Api.Refused e) {
      if (!e.reason().equals("NoBallot")) {
        throw e.asExit();
      }
      faults.add("The ledger has no such ballot.");
    }
    output.json(Map.of("tracker", receipt.path("tracker").asText(), "faults", faults));
    faults.forEach(fault -> output.line("  @|red " + fault + "|@"));
    output.line(
        faults.isEmpty()
            ? "@|bold,green The receipt holds.|@"
            : "@|bold,red The receipt does not hold. Show it to the election officer.|@");
    return faults.isEmpty() ? 0 : ExitCode.DIFFERS;
  }

  private JsonNode receipt() {
    try {
      JsonNode receipt = JSON.readTree(Files.readString(file));
      if (Tracker.leafPrefix(receipt.path("tracker").asText()) == null
          || !receipt.at("/receipt/leaf").asText().matches("[0-9a-f]{64}")) {
        throw CliException.usage(file + " is no receipt: it has no tracker and no leaf.");
      }
      return receipt;
    } catch (JsonProcessingException e) {
      throw CliException.usage(file + " is no receipt: it is not JSON.");
    } catch (IOException e) {
      throw CliException.usage(file + " cannot be read.");
    }
  }

  private void check(Api api, JsonNode receipt, JsonNode board, String which, List<String> faults)
      throws Api.Refused {
    String path =
        "/board/ballots/%s/proof?size=%d"
            .formatted(receipt.path("tracker").asText(), board.path("head").asLong());
    JsonNode proof = api.read(path, null, Target.PATIENCE);
    if (!proof.path("leaf").asText().equals(receipt.at("/receipt/leaf").asText())) {
      faults.add("What is stored now is not what was recorded.");
    } else if (!board.path("root").asText().equals(root(proof))) {
      faults.add("The proof does not lead to %s.".formatted(which));
    } else {
      output.fact("Entry", "%d of %d".formatted(seq(proof), board.path("head").asLong()));
      output.fact("Root", board.path("root").asText());
    }
  }

  /** Null where the answer is no proof at all. */
  private static @Nullable String root(JsonNode proof) {
    List<byte[]> path = new ArrayList<>();
    try {
      for (JsonNode hash : proof.path("path")) {
        path.add(HEX.parseHex(hash.asText()));
      }
      var inclusion = new InclusionProof(seq(proof), proof.path("size").asLong(), path);
      return HEX.formatHex(inclusion.root(HEX.parseHex(proof.path("leaf").asText())));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static long seq(JsonNode proof) {
    return proof.path("seq").asLong();
  }
}
