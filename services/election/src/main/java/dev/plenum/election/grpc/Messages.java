package dev.plenum.election.grpc;

import dev.plenum.election.domain.ContestOption;
import dev.plenum.election.domain.Election;
import dev.plenum.election.domain.Marks;
import dev.plenum.election.http.ElectionView;
import dev.plenum.election.http.ReceiptView;
import dev.plenum.election.http.ResultsView;
import dev.plenum.election.v1.Contest;
import dev.plenum.election.v1.ContestResult;
import dev.plenum.election.v1.ElectionInfo;
import dev.plenum.election.v1.Option;
import dev.plenum.election.v1.OptionVotes;
import dev.plenum.election.v1.Receipt;
import dev.plenum.election.v1.Replica;
import dev.plenum.election.v1.ReplicaStatus;
import dev.plenum.election.v1.Results;
import dev.plenum.election.v1.VoteReply;
import dev.plenum.election.v1.VoteRequest;
import dev.plenum.kernel.shard.ShardStatus;
import dev.plenum.kernel.shard.View;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Between the domain's values and the messages of the protocol. */
public final class Messages {
  private Messages() {}

  public static List<Marks> marks(VoteRequest request) {
    return request.getChoicesList().stream()
        .map(choice -> new Marks(choice.getContest(), choice.getOptionsList()))
        .sorted(Comparator.comparing(Marks::contest))
        .toList();
  }

  public static ElectionInfo election(String name, View<Election> view) {
    ElectionView election = ElectionView.of(name, view);
    Instant closesAt = view.state().timer().closesAt();
    return ElectionInfo.newBuilder()
        .setName(election.name())
        .setTitle(election.title())
        .setPhase(election.phase())
        .setClosesAtMillis(closesAt == null ? 0 : closesAt.toEpochMilli())
        .setDeadlineRule(election.deadline().rule())
        .setGraceMillis(election.deadline().graceMillis())
        .addAllContests(election.contests().stream().map(Messages::contest).toList())
        .setRollSize(election.roll().size())
        .setBallots(election.turnout().ballots())
        .setRevote(election.revote())
        .setSeq(election.seq())
        .setRegistration(election.registration())
        .build();
  }

  private static Contest contest(ElectionView.ContestView contest) {
    return Contest.newBuilder()
        .setId(contest.id())
        .setText(contest.text())
        .setMethod(contest.method())
        .setSeats(contest.seats())
        .setMin(contest.min())
        .setMax(contest.max())
        .addAllOptions(contest.options().stream().map(Messages::option).toList())
        .build();
  }

  private static Option option(ContestOption option) {
    Option.Builder built = Option.newBuilder().setId(option.id()).setName(option.name());
    if (option.image() != null) {
      built.setImage(option.image());
    }
    return built.build();
  }

  public static Receipt receipt(dev.plenum.kernel.shard.Receipt receipt) {
    return Receipt.newBuilder()
        .setShard(receipt.shard())
        .setSeq(receipt.seq())
        .setEpoch(receipt.epoch())
        .setTimeMillis(receipt.time().millis())
        .setCommandId(receipt.commandId().toString())
        .setLeaf(receipt.leaf())
        .build();
  }

  public static VoteReply vote(ReceiptView.Cast cast) {
    ReceiptView receipt = cast.receipt();
    return VoteReply.newBuilder()
        .setReceipt(
            Receipt.newBuilder()
                .setShard(receipt.shard())
                .setSeq(receipt.seq())
                .setEpoch(receipt.epoch())
                .setTimeMillis(Instant.parse(receipt.time()).toEpochMilli())
                .setCommandId(receipt.commandId().toString())
                .setLeaf(receipt.leaf()))
        .setTracker(cast.tracker())
        .setLamport(cast.lamport())
        .build();
  }

  public static Results results(ResultsView results) {
    return Results.newBuilder()
        .addAllContests(results.contests().stream().map(Messages::result).toList())
        .setBallots(results.ballots())
        .setWeight(results.weight())
        .setPublished(results.publishedAt() != null)
        .setSeq(results.seq())
        .build();
  }

  private static ContestResult result(ResultsView.ContestView contest) {
    return ContestResult.newBuilder()
        .setId(contest.id())
        .setOutcome(contest.outcome())
        .addAllOptions(
            contest.options().stream()
                .map(o ->
                    OptionVotes.newBuilder()
                        .setId(o.id())
                        .setName(o.name())
                        .setVotes(o.votes())
                        .build())
                .toList())
        .addAllWinners(contest.winners())
        .addAllTied(contest.tied())
        .setBlank(contest.blank())
        .setBallots(contest.ballots())
        .setWeight(contest.weight())
        .build();
  }

  public static ReplicaStatus status(ShardStatus status) {
    return ReplicaStatus.newBuilder()
        .setNode(status.node())
        .setLeader(status.leader() == null ? "" : status.leader())
        .setLeading(status.leading())
        .setEpoch(status.epoch())
        .setHead(status.head())
        .setFolded(status.folded())
        .setRoot(status.root())
        .addAllReplicas(status.peers().stream().map(Messages::replica).toList())
        .build();
  }

  private static Replica replica(ShardStatus.PeerStatus peer) {
    return Replica.newBuilder()
        .setNode(peer.node())
        .setAlive(peer.alive())
        .setFolded(peer.folded())
        .setDigest(peer.digest())
        .setDigestSeq(peer.digestSeq())
        .setStateVersion(peer.stateVersion())
        .build();
  }
}
