package dev.plenum.exam.grpc;

import dev.plenum.exam.domain.SheetCommand.MarkRow;
import dev.plenum.exam.domain.sheet.Grant;
import dev.plenum.exam.http.AttemptView;
import dev.plenum.exam.http.ExamView;
import dev.plenum.exam.http.HeartbeatView;
import dev.plenum.exam.http.ReceiptView;
import dev.plenum.exam.paper.Answer;
import dev.plenum.exam.v1.Attempt;
import dev.plenum.exam.v1.EnterMarksRequest;
import dev.plenum.exam.v1.ExamInfo;
import dev.plenum.exam.v1.HandIn;
import dev.plenum.exam.v1.HeartbeatReply;
import dev.plenum.exam.v1.Lease;
import dev.plenum.exam.v1.Message;
import dev.plenum.exam.v1.Receipt;
import dev.plenum.exam.v1.SaveAnswerReply;
import dev.plenum.exam.v1.SheetGrant;
import dev.plenum.exam.v1.Strike;
import dev.plenum.exam.v1.Token;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Between the domain's values and the messages of the protocol. */
public final class Messages {
  private Messages() {}

  /** What a student put down; null where nothing is given. */
  public static @Nullable Answer answer(dev.plenum.exam.v1.Answer answer) {
    return switch (answer.getGivenCase()) {
      case CHOSEN -> new Answer.Chosen(answer.getChosen().getChoicesList());
      case TRUTH -> new Answer.Truth(answer.getTruth());
      case TEXT -> new Answer.Text(answer.getText());
      case BLANK -> new Answer.Blank();
      case GIVEN_NOT_SET -> null;
    };
  }

  /** A row for the ledger, which knows students by pseudonym. */
  public static java.util.List<MarkRow> rows(
      EnterMarksRequest request, UnaryOperator<String> pseudonymOfRoll) {
    return request.getRowsList().stream()
        .map(row ->
            new MarkRow(
                pseudonymOfRoll.apply(row.getRoll()),
                row.getItem().isEmpty() ? null : row.getItem(),
                row.getMarks(),
                row.getComment().isEmpty() ? null : row.getComment()))
        .toList();
  }

  public static dev.plenum.exam.domain.sheet.Token token(Token token) {
    return new dev.plenum.exam.domain.sheet.Token(token.getAfter(), token.getFence());
  }

  public static Token token(dev.plenum.exam.domain.sheet.Token token) {
    return Token.newBuilder().setAfter(token.after()).setFence(token.fence()).build();
  }

  public static SheetGrant grant(Grant grant, int version) {
    return SheetGrant.newBuilder()
        .setToken(token(grant.token()))
        .setLeaseUntilMillis(grant.leaseUntil().toEpochMilli())
        .setVersion(version)
        .build();
  }

  public static ExamInfo exam(ExamView exam) {
    return ExamInfo.newBuilder()
        .setName(exam.name())
        .setTitle(exam.title())
        .setPhase(exam.phase())
        .setOpensAtMillis(millis(exam.opensAt()))
        .setOpenedAtMillis(millis(exam.openedAt()))
        .setClosesAtMillis(millis(exam.closesAt()))
        .setClosedAtMillis(millis(exam.closedAt()))
        .setDurationMillis(exam.durationMillis())
        .setItemMillis(exam.itemMillis() == null ? 0 : exam.itemMillis())
        .setGraceMillis(exam.graceMillis())
        .setRehearsal(exam.rehearsal())
        .setItems(exam.items())
        .setStudents(exam.roster().students())
        .setBegun(exam.roster().begun())
        .setHandedIn(exam.roster().handedIn())
        .setTerminated(exam.roster().terminated())
        .setGraded(exam.grading().done())
        .setSeq(exam.seq())
        .build();
  }

  public static Attempt attempt(AttemptView attempt) {
    Attempt.Builder built =
        Attempt.newBuilder()
            .setState(attempt.state())
            .setBeganAtMillis(millis(attempt.beganAt()))
            .setEndsAtMillis(millis(attempt.endsAt()))
            .setExtraMillis(attempt.extraMillis())
            .setPausedAtMillis(millis(attempt.pausedAt()))
            .setDevice(text(attempt.device()))
            .addAllItems(attempt.items().stream().map(ItemMessages::item).toList())
            .addAllStrikes(attempt.strikes().stream().map(Messages::strike).toList())
            .addAllMessages(attempt.messages().stream().map(Messages::message).toList())
            .setSeq(attempt.seq());
    if (attempt.lease() != null) {
      built.setLease(lease(attempt.lease()));
    }
    if (attempt.handIn() != null) {
      built.setHandIn(handIn(attempt.handIn()));
    }
    return built.build();
  }

  private static Lease lease(AttemptView.LeaseView lease) {
    return Lease.newBuilder()
        .setItem(lease.item())
        .setIndex(lease.index())
        .setFromMillis(millis(lease.from()))
        .setUntilMillis(millis(lease.until()))
        .build();
  }

  private static HandIn handIn(AttemptView.HandInView handIn) {
    return HandIn.newBuilder()
        .setAtMillis(millis(handIn.at()))
        .setMode(handIn.mode())
        .setSeq(handIn.seq())
        .setDevice(handIn.device())
        .build();
  }

  private static Strike strike(dev.plenum.exam.http.ConductViews.StrikeView strike) {
    return Strike.newBuilder()
        .setNumber(strike.number())
        .setKind(strike.kind())
        .setAtMillis(millis(strike.at()))
        .setPenaltyPercent(strike.penaltyPercent())
        .setTerminate(strike.terminate())
        .setState(strike.state())
        .setAcknowledged(strike.acknowledged())
        .setDrill(strike.drill())
        .setRuleVersion(strike.ruleVersion())
        .setIncidentSeq(strike.incidentSeq())
        .build();
  }

  private static Message message(dev.plenum.exam.http.ConductViews.MessageView message) {
    return Message.newBuilder()
        .setSeq(message.seq())
        .setAtMillis(millis(message.at()))
        .setFrom(message.from())
        .setText(message.text())
        .setWarning(message.warning())
        .build();
  }

  public static HeartbeatReply heartbeat(HeartbeatView heartbeat) {
    HeartbeatReply.Builder built =
        HeartbeatReply.newBuilder()
            .setNowMillis(millis(heartbeat.now()))
            .setClosesAtMillis(millis(heartbeat.closesAt()))
            .setEndsAtMillis(millis(heartbeat.endsAt()))
            .setPausedAtMillis(millis(heartbeat.pausedAt()))
            .setPhase(heartbeat.phase())
            .setState(heartbeat.state())
            .setSeq(heartbeat.seq())
            .setCorrectionMillis(
                heartbeat.correctionMillis() == null ? 0 : heartbeat.correctionMillis());
    if (heartbeat.lease() != null) {
      built.setLease(lease(heartbeat.lease()));
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

  public static SaveAnswerReply saved(
      dev.plenum.kernel.shard.Receipt receipt, ReceiptView.Saved saved) {
    return SaveAnswerReply.newBuilder()
        .setReceipt(receipt(receipt))
        .setVerdict(saved.verdict())
        .setLateMillis(saved.lateMillis() == null ? 0 : saved.lateMillis())
        .build();
  }

  static long millis(@Nullable String time) {
    return time == null ? 0 : Instant.parse(time).toEpochMilli();
  }

  static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
