package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.plenum.exam.domain.Phase;
import dev.plenum.exam.v1.ActRequest;
import dev.plenum.exam.v1.AdvanceRequest;
import dev.plenum.exam.v1.Answer;
import dev.plenum.exam.v1.BeginAttemptRequest;
import dev.plenum.exam.v1.Chosen;
import dev.plenum.exam.v1.EnterMarksRequest;
import dev.plenum.exam.v1.ExamsGrpc;
import dev.plenum.exam.v1.ExamsGrpc.ExamsBlockingStub;
import dev.plenum.exam.v1.GetAttemptRequest;
import dev.plenum.exam.v1.GetExamRequest;
import dev.plenum.exam.v1.GetResultsRequest;
import dev.plenum.exam.v1.HandInRequest;
import dev.plenum.exam.v1.HeartbeatRequest;
import dev.plenum.exam.v1.LoginRequest;
import dev.plenum.exam.v1.MarkRow;
import dev.plenum.exam.v1.ReleaseSheetRequest;
import dev.plenum.exam.v1.ReportIncidentRequest;
import dev.plenum.exam.v1.RequestSheetRequest;
import dev.plenum.exam.v1.SaveAnswerRequest;
import dev.plenum.exam.v1.StreamNotificationsRequest;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exam over gRPC, as a client in another language would use it. */
final class ExamGrpcTest {
  @TempDir static Path root;

  @Test
  void anExamIsHeldOverGrpcAlone() throws Exception {
    try (TestExam exam = TestExam.start(root)) {
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("127.0.0.1", exam.application().ports().grpc())
              .usePlaintext()
              .build();
      try {
        ExamsBlockingStub anyone = ExamsGrpc.newBlockingStub(channel);
        sit(anyone);
        TestNode.await(() -> exam.state().phase() == Phase.GRADED);
        mark(anyone);
      } finally {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
      }
    }
  }

  private static void sit(ExamsBlockingStub anyone) {
    var session =
        anyone.login(
            LoginRequest.newBuilder().setUser("admin").setPassword("admin-secret").build());
    ExamsBlockingStub admin = with(anyone, session.getToken());
    ExamsBlockingStub ada = by(anyone, ExamFolder.ADA);
    assertThat(anyone.getExam(GetExamRequest.getDefaultInstance()).getPhase()).isEqualTo("ready");
    var events = ada.streamNotifications(StreamNotificationsRequest.getDefaultInstance());
    assertThat(events.next().getKind()).isEqualTo("exam");
    refused(() -> begin(ada, "laptop"), Status.Code.FAILED_PRECONDITION, "NotOpen");
    refused(() -> begin(anyone, "laptop"), Status.Code.UNAUTHENTICATED, "NotLoggedIn");
    refused(() -> begin(admin, "laptop"), Status.Code.PERMISSION_DENIED, "WrongRole");
    refused(() -> act(ada, "open"), Status.Code.PERMISSION_DENIED, "WrongRole");
    refused(() -> act(admin, "dance"), Status.Code.INVALID_ARGUMENT, "Malformed");
    act(admin, "open");

    begin(ada, "laptop");
    begin(ada, "laptop");
    var attempt = ada.getAttempt(GetAttemptRequest.getDefaultInstance());
    assertThat(attempt.getState()).isEqualTo("sitting");
    assertThat(attempt.getItemsCount()).isEqualTo(4);
    SaveAnswerRequest answer =
        save("q1")
            .setAnswer(Answer.newBuilder().setChosen(Chosen.newBuilder().addChoices("b")))
            .build();
    var saved = ada.saveAnswer(answer);
    assertThat(saved.getVerdict()).isEqualTo("onTime");
    assertThat(ada.saveAnswer(answer)).isEqualTo(saved);
    refused(() -> ada.saveAnswer(save("q1").build()), Status.Code.INVALID_ARGUMENT, "Malformed");
    refused(
        () -> ada.advance(AdvanceRequest.newBuilder().setCommandId(id()).setFrom("q1").build()),
        Status.Code.FAILED_PRECONDITION,
        "NoItemTimer");
    assertThat(
            ada.heartbeat(
                    HeartbeatRequest.newBuilder().setFocused(true).setDevice("laptop").build())
                .getState())
        .isEqualTo("sitting");
    var incident =
        ReportIncidentRequest.newBuilder()
            .setCommandId(id())
            .setKind("clipboard")
            .setStartedAtMillis(System.currentTimeMillis())
            .setDevice("laptop")
            .build();
    assertThat(ada.reportIncident(incident).getReceipt().getSeq()).isPositive();
    assertThat(ada.getAttempt(GetAttemptRequest.getDefaultInstance()).getStrikesCount())
        .isEqualTo(1);
    var first = handIn(ada, "laptop", "manual");
    assertThat(first.getReceipt().getSeq()).isPositive();
    StatusRuntimeException lost =
        refused(() -> handIn(ada, "tablet", "automatic"), Status.Code.ABORTED, "conflict_resolved");
    assertThat(info(lost).getMetadataOrThrow("winner")).isEqualTo("laptop");
    act(admin, "close");
  }

  private static void mark(ExamsBlockingStub anyone) {
    ExamsBlockingStub teacher = by(anyone, ExamFolder.TEACHER);
    ExamsBlockingStub other = by(anyone, ExamFolder.OTHER_TEACHER);
    ExamsBlockingStub ada = by(anyone, ExamFolder.ADA);
    var request = RequestSheetRequest.newBuilder().setCommandId(id()).build();
    var grant = teacher.withDeadlineAfter(10, TimeUnit.SECONDS).requestSheet(request);
    refused(
        () ->
            other
                .withDeadlineAfter(2, TimeUnit.SECONDS)
                .requestSheet(RequestSheetRequest.newBuilder().setCommandId(id()).build()),
        Status.Code.UNAVAILABLE,
        "InLine");
    var enter =
        EnterMarksRequest.newBuilder()
            .setCommandId(id())
            .setToken(grant.getToken())
            .setBasedOn(grant.getVersion())
            .addRows(MarkRow.newBuilder().setRoll("21").setItem("q4").setMarks(150))
            .build();
    assertThat(teacher.enterMarks(enter).getReceipt().getSeq()).isPositive();
    refused(
        () -> other.enterMarks(enter.toBuilder().setCommandId(id()).build()),
        Status.Code.FAILED_PRECONDITION,
        "StaleToken");
    refused(
        () -> ada.getResults(GetResultsRequest.getDefaultInstance()),
        Status.Code.NOT_FOUND,
        "NotPublished");
    var _ =
        teacher.releaseSheet(
            ReleaseSheetRequest.newBuilder().setCommandId(id()).setToken(grant.getToken()).build());
    TestNode.await(() -> {
      try {
        var theirs =
            other
                .withDeadlineAfter(2, TimeUnit.SECONDS)
                .requestSheet(RequestSheetRequest.newBuilder().setCommandId(id()).build());
        var _ =
            other.releaseSheet(
                ReleaseSheetRequest.newBuilder()
                    .setCommandId(id())
                    .setToken(theirs.getToken())
                    .build());
        return true;
      } catch (StatusRuntimeException e) {
        return false;
      }
    });
    var session =
        anyone.login(
            LoginRequest.newBuilder().setUser("admin").setPassword("admin-secret").build());
    act(with(anyone, session.getToken()), "publish");
    var own = ada.getResults(GetResultsRequest.getDefaultInstance());
    assertThat(own.getResultsCount()).isEqualTo(1);
    // Two marks for q1 and one and a half for the essay, halved by a strike.
    assertThat(own.getResults(0).getScore()).isEqualTo(175);
    assertThat(teacher.getResults(GetResultsRequest.getDefaultInstance()).getResultsCount())
        .isEqualTo(1);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static void begin(ExamsBlockingStub stub, String device) {
    var _ =
        stub.beginAttempt(
            BeginAttemptRequest.newBuilder().setCommandId(id()).setDevice(device).build());
  }

  private static SaveAnswerRequest.Builder save(String item) {
    return SaveAnswerRequest.newBuilder().setCommandId(id()).setItem(item).setDevice("laptop");
  }

  private static dev.plenum.exam.v1.ActReply handIn(
      ExamsBlockingStub stub, String device, String mode) {
    return stub.handIn(
        HandInRequest.newBuilder().setCommandId(id()).setDevice(device).setMode(mode).build());
  }

  private static void act(ExamsBlockingStub stub, String act) {
    var _ = stub.act(ActRequest.newBuilder().setCommandId(id()).setAct(act).build());
  }

  private static ExamsBlockingStub by(ExamsBlockingStub anyone, String code) {
    return with(anyone, anyone.login(LoginRequest.newBuilder().setCode(code).build()).getToken());
  }

  private static StatusRuntimeException refused(Runnable call, Status.Code code, String reason) {
    StatusRuntimeException thrown = catchThrowableOfType(StatusRuntimeException.class, call::run);
    assertThat(thrown.getStatus().getCode()).as(thrown.toString()).isEqualTo(code);
    assertThat(info(thrown).getReason()).isEqualTo(reason);
    return thrown;
  }

  private static ErrorInfo info(StatusRuntimeException thrown) {
    var status = StatusProto.fromThrowable(thrown);
    try {
      return status == null || status.getDetailsCount() == 0
          ? ErrorInfo.getDefaultInstance()
          : status.getDetails(0).unpack(ErrorInfo.class);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static ExamsBlockingStub with(ExamsBlockingStub stub, String token) {
    return stub.withCallCredentials(
        new CallCredentials() {
          @Override
          public void applyRequestMetadata(
              RequestInfo request, Executor executor, MetadataApplier applier) {
            Metadata metadata = new Metadata();
            metadata.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + token);
            applier.apply(metadata);
          }
        });
  }
}
