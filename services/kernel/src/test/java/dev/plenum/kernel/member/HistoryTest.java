package dev.plenum.kernel.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.ledger.Batch;
import dev.plenum.kernel.ledger.CommitOutcome;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.Head;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.shard.HistoryVerdict;
import dev.plenum.kernel.testing.Entries;
import dev.plenum.kernel.testing.MemoryLedger;
import dev.plenum.kernel.testing.Registers;
import dev.plenum.kernel.testing.Registers.Command;
import dev.plenum.kernel.testing.Registers.Event;
import dev.plenum.kernel.testing.Registers.State;
import dev.plenum.kernel.work.Work;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replica beside a ledger that did not stay as it was. */
class HistoryTest {
  private final MemoryLedger ledger = new MemoryLedger();
  private final Replica<State, Command, Event> replica =
      new Replica<>(Entries.SHARD, new Registers(), Entries.CODEC);
  private final History<State, Command, Event> history =
      new History<>(Work.SYSTEM, Entries.SHARD, replica, ledger, new Roles<>());

  private void ledgerHas(List<Entry> more) {
    Head head = ledger.takeEpoch(Entries.SHARD, "a", 0);
    List<Entry> all = new ArrayList<>(ledger.entries());
    all.addAll(more);
    var batch =
        new Batch(Entries.SHARD, head.epoch(), "a", head.position(), more, Entries.end(all).root());
    assertThat(ledger.commit(batch)).isEqualTo(CommitOutcome.Committed);
  }

  private HistoryVerdict follow() {
    history.follow(Head::position);
    return history.finding().verdict();
  }

  @Test
  void whatContinuesIsFoldedToTheHead() {
    ledgerHas(Entries.of(1, 10));
    assertThat(follow()).isEqualTo(HistoryVerdict.Agrees);
    ledgerHas(Entries.of(11, 9_000));
    assertThat(follow()).isEqualTo(HistoryVerdict.Agrees);
    assertThat(replica.position()).isEqualTo(ledger.head(Entries.SHARD).position());
  }

  @Test
  void aRestartFromNothingFoldsManyPagesOnlyWhenAllOfThemLeadToTheRoot() {
    ledgerHas(Entries.of(1, 30_000));
    ledger.replace(Entries.forged(ledger.entries().get(29_998)));
    assertThat(follow()).isEqualTo(HistoryVerdict.EntryDamaged);
    assertThat(history.finding().from()).isEqualTo(29_999);
    assertThat(replica.view().seq()).as("nothing was folded on the way").isZero();
  }

  @Test
  void aLedgerThatWentBackIsShortByARange() {
    ledgerHas(Entries.of(1, 20));
    assertThat(follow()).isEqualTo(HistoryVerdict.Agrees);
    ledger.goBack(5, 0);
    assertThat(follow()).isEqualTo(HistoryVerdict.DatabaseShort);
    assertThat(history.finding().from()).isEqualTo(16);
    assertThat(history.finding().to()).isEqualTo(20);
    assertThat(replica.view().seq()).as("what was acknowledged is kept").isEqualTo(20);
  }

  @Test
  void aLedgerThatWentBackAndOnOtherwiseDiffers() {
    ledgerHas(Entries.of(1, 20));
    follow();
    ledger.goBack(5, 0);
    ledgerHas(Entries.of(16, 16, 2, 7));
    assertThat(follow()).as("shorter, and forked").isEqualTo(HistoryVerdict.DatabaseDiffers);
    ledgerHas(Entries.of(17, 20, 2, 7));
    assertThat(follow()).as("equally long").isEqualTo(HistoryVerdict.DatabaseDiffers);
    ledgerHas(Entries.of(21, 30, 2, 7));
    assertThat(follow()).as("longer").isEqualTo(HistoryVerdict.DatabaseDiffers);
    assertThat(replica.view().seq()).isEqualTo(20);
  }

  @Test
  void aRowThatWasChangedIsNotFolded() {
    ledgerHas(Entries.of(1, 10));
    follow();
    ledgerHas(Entries.of(11, 12));
    ledger.replace(Entries.forged(ledger.entries().get(11)));
    assertThat(follow()).isEqualTo(HistoryVerdict.EntryDamaged);
    assertThat(replica.view().seq()).isEqualTo(10);
  }

  @Test
  void whatItsLeaderDoesNotKnowToBeCommittedIsNotFolded() {
    ledgerHas(Entries.of(1, 10));
    follow();
    ledgerHas(Entries.of(11, 12));
    history.follow(head -> new Position(10, Entries.end(Entries.of(1, 10)).root()));
    assertThat(replica.view().seq()).isEqualTo(10);
    assertThat(follow()).isEqualTo(HistoryVerdict.Agrees);
    assertThat(replica.view().seq()).isEqualTo(12);
  }

  @Test
  void entriesThatNoLeaderWroteStopANodeUntilAPersonLooked() {
    ledgerHas(Entries.of(1, 10));
    follow();
    history.foreign(11, 11);
    assertThat(follow()).isEqualTo(HistoryVerdict.ForeignEntries);
    assertThat(history.finding().verdict().mayLead()).isFalse();
  }

  @Test
  void anEntryThatThisVersionCannotFoldIsNamed() {
    ledgerHas(Entries.of(1, 3));
    Entry plain = Entries.of(4, 4).getFirst();
    ledgerHas(List.of(Entries.withEvents(plain, "[{\"type\":\"FromTheFuture\"}]")));
    assertThat(follow()).isEqualTo(HistoryVerdict.CannotFold);
    assertThat(history.finding().from()).isEqualTo(4);
  }
}
