package dev.plenum.node.election;

import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.ElectionCommand;
import dev.plenum.election.domain.ElectionEvent;
import dev.plenum.election.files.Pseudonyms;
import dev.plenum.kernel.Backend;
import dev.plenum.kernel.clock.Berkeley;
import dev.plenum.kernel.shard.Shard;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.election.desk.ElectionRefusals;
import dev.plenum.node.election.watch.RollBook;
import dev.plenum.node.health.Requirement;
import dev.plenum.node.pages.SitePages;
import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import dev.plenum.node.time.ClockRules;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** What the election's adapters are wired from besides their own classes. */
@Factory
final class ElectionBeans {

  @Singleton
  Pseudonyms pseudonyms(Secrets secrets, NodeSettings settings) {
    return new Pseudonyms(secrets.rollKey(), settings.resource());
  }

  @Singleton
  @Bean
  @SuppressWarnings("unchecked") // the backend was made for this kind's domain
  Shard<Election, ElectionCommand, ElectionEvent> shard(Backend<?, ?, ?> backend) {
    return (Shard<Election, ElectionCommand, ElectionEvent>) backend.shard();
  }

  @Singleton
  Desk<ElectionCommand> desk(
      Shard<Election, ElectionCommand, ElectionEvent> shard, InstantSource clock) {
    return new Desk<>(shard, clock, ElectionRefusals::of);
  }

  /**
   * While people vote, a node needs the roll that voting began with. So a bad edit stops a rolling
   * restart at its first node, and the others go on with what they have.
   */
  @Singleton
  Requirement roll(RollBook book, Shard<Election, ElectionCommand, ElectionEvent> shard) {
    return new Requirement("roll", () -> book.serves(shard.view().state()));
  }

  @Singleton
  ClockRules clocks() {
    return new ClockRules() {
      @Override
      public Duration every() {
        return Duration.ofSeconds(5);
      }

      @Override
      public Berkeley.Limits limits() {
        return Berkeley.Limits.DEFAULT;
      }
    };
  }

  @Singleton
  SitePages pages() {
    return () ->
        Map.of(
            "", "index.html", "admin", "admin.html", "tally", "tally.html", "board", "board.html");
  }
}
