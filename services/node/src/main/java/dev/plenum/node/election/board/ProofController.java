package dev.plenum.node.election.board;

import dev.plenum.election.http.Tracker;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.InclusionProof;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.problem.Problem;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That a ballot is in the ledger, for anybody who has its tracker and can compute SHA-256. */
@Controller("/api/v1/board/ballots/{tracker}/proof")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProofController {
  private static final HexFormat HEX = HexFormat.of();

  private final Shard<?, ?, ?> shard;
  private final LedgerIndex ledger;

  ProofController(Shard<?, ?, ?> shard, LedgerIndex ledger) {
    this.shard = shard;
    this.ledger = ledger;
  }

  /**
   * The hashes from a ballot to a root, as in RFC 9162 section 2.1.3.
   *
   * @param leaf of the entry as the database has it now
   * @param seq the entry's number; its index in the tree is one less
   * @param size how many entries the root is of
   * @param path the leaf's neighbours on the way, lowest first
   * @param root where the way leads
   */
  record Proof(String tracker, String leaf, long seq, long size, List<String> path, String root) {}

  @Get
  Proof proof(@PathVariable String tracker, @QueryValue @Nullable Long size) {
    Entry entry = ledger.entry(tracker);
    long of = size == null ? shard.status().folded() : size;
    InclusionProof proof = ledger.proof(entry.seq(), of).orElseThrow(() -> notIn(entry, of));
    byte[] leaf = leaf(entry);
    return new Proof(
        Tracker.of(HEX.formatHex(leaf)),
        HEX.formatHex(leaf),
        entry.seq(),
        of,
        proof.path().stream().map(HEX::formatHex).toList(),
        HEX.formatHex(proof.root(leaf)));
  }

  /** Hashed anew from what is stored: a stored hash would still be right when its entry is not. */
  private byte[] leaf(Entry entry) {
    return new LeafHash(shard.id()).of(entry);
  }

  private static Problem notIn(Entry entry, long size) {
    return new Problem(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "NotInThatLedger",
        "The ballot is entry %d; there was no ledger of %d entries with it."
            .formatted(entry.seq(), size),
        "size",
        null);
  }
}
