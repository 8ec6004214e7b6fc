package dev.plenum.node.exam.sheet;

import dev.plenum.exam.domain.Exam;
import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.domain.Reason;
import dev.plenum.exam.domain.SheetCommand;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.domain.sheet.Sheet;
import dev.plenum.exam.domain.sheet.Token;
import dev.plenum.kernel.locks.PeopleLocks;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.kernel.work.Rounds;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.exam.desk.Causes;
import dev.plenum.node.problem.Problem;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the lock service and the ledger together: who is in line in the ledger has a claim on the
 * lock, whoever is given the lock is granted the sheet in the ledger, and who lost it there gives
 * the lock back. The ledger decides; the lock only says whose turn it is.
 */
@Context
public final class SheetKeeper {
  private static final Logger log = LoggerFactory.getLogger(SheetKeeper.class);
  private static final String LOCK = "sheet";
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Set<String> SOON =
      Set.of(
          Reason.SheetHeld.code(),
          // This node had not heard of the grant before yet.
          Reason.StaleToken.code(),
          "NoLeader",
          "LeaderChanged",
          "NoMajority",
          "Timeout");

  private final PeopleLocks locks;
  private final Desk<ExamCommand> desk;
  private final Shard<Exam, ExamCommand, ExamEvent> shard;
  private final InstantSource clock;
  private final Map<String, Held> claims = new ConcurrentHashMap<>();
  private final Rounds ticker = new Rounds("sheet");

  SheetKeeper(
      PeopleLocks locks,
      Desk<ExamCommand> desk,
      Shard<Exam, ExamCommand, ExamEvent> shard,
      InstantSource clock) {
    this.locks = locks;
    this.desk = desk;
    this.shard = shard;
    this.clock = clock;
    ticker.every(TICK, TICK, "looking after the line of the sheet", this::tend);
  }

  /** One person's claim on the lock, on this node. */
  private static final class Held {
    private final PeopleLocks.Claim claim;
    private final long since;

    /** What was asked for last; greater each time, because the ledger grows. */
    private volatile Token token = Token.NONE;

    /** Ledger position of the grant; 0 before it is committed. */
    private volatile long grantSeq;

    private volatile boolean asking;

    Held(PeopleLocks.Claim claim, long since) {
      this.claim = claim;
      this.since = since;
    }
  }

  /** Gets in line, or stays there; completes when the ledger shows it. */
  public CompletableFuture<Void> request(String who, UUID commandId) {
    var command = new SheetCommand.RequestSheet();
    return desk.act(new Desk.Request<>(commandId, who, 0, command))
        .handle((receipt, thrown) -> {
          if (thrown != null && !inLineAlready(thrown)) {
            throw Causes.again(thrown);
          }
          if (held(who) == null) {
            claim(who);
          }
          return null;
        });
  }

  private static boolean inLineAlready(Throwable thrown) {
    Problem problem = Causes.problem(thrown);
    return problem != null
        && (problem.reason().equals(Reason.SheetRequestedAlready.code())
            || problem.reason().equals(Reason.SheetHeldByYou.code()));
  }

  /** The grant of this person that is in force; null where there is none. */
  public @Nullable Grant held(String who) {
    Grant grant = shard.view().state().sheet().grantAt(clock.instant());
    return grant != null && grant.holder().equals(who) ? grant : null;
  }

  /** Who has a claim on the lock here. */
  Set<String> claimants() {
    return Set.copyOf(claims.keySet());
  }

  /** Joins the line of the lock for somebody who is in line in the ledger. */
  void claim(String who) {
    claims.computeIfAbsent(
        who,
        _ -> {
          Held held = new Held(locks.request(LOCK, who), shard.view().seq());
          var _ = held.claim.granted().thenRun(() -> ticker.once("granting the sheet", this::tend));
          return held;
        });
  }

  private void tend() {
    Sheet sheet = shard.view().state().sheet();
    claims.forEach((who, held) -> tend(sheet, who, held));
  }

  private void tend(Sheet sheet, String who, Held held) {
    if (held.grantSeq > 0) {
      boolean mine = sheet.grant() != null && sheet.grant().token().equals(held.token);
      if (!mine && shard.view().seq() >= held.grantSeq) {
        giveUp(who, held); // released, broken, expired or overtaken
      }
    } else if (!sheet.waits(who) && shard.view().seq() > held.since && !held.asking) {
      giveUp(who, held); // left the line
    } else if (held.claim.granted().isDone() && !held.asking) {
      grant(who, held);
    }
  }

  private void giveUp(String who, Held held) {
    claims.remove(who, held);
    held.claim.release();
  }

  private void grant(String who, Held held) {
    if (held.claim.granted().isCompletedExceptionally()) {
      giveUp(who, held);
      return;
    }
    held.asking = true;
    held.token = new Token(shard.view().seq(), held.claim.granted().join().fence());
    var command = new SheetCommand.GrantSheet(held.token, who);
    var _ =
        desk.act(new Desk.Request<>(UUID.randomUUID(), who, 0, command))
            .whenComplete((receipt, thrown) -> {
              if (receipt != null) {
                held.grantSeq = receipt.seq();
              } else if (!soon(thrown)) {
                log.info("the sheet is not granted: {}", thrown.getMessage());
                giveUp(who, held);
              }
              held.asking = false;
            });
  }

  /** Whether the same grant may be taken later: once a lease is over, or a leader is there. */
  private static boolean soon(Throwable thrown) {
    Problem problem = Causes.problem(thrown);
    return problem != null && SOON.contains(problem.reason());
  }

  @PreDestroy
  void close() {
    ticker.close();
    claims.values().forEach(held -> held.claim.release());
  }
}
