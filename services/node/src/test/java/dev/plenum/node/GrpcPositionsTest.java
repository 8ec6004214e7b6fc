package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plenum.election.v1.ActRequest;
import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.ElectionsGrpc.ElectionsBlockingStub;
import dev.plenum.election.v1.GetOptionsRequest;
import dev.plenum.election.v1.LoginRequest;
import dev.plenum.exam.v1.BeginAttemptRequest;
import dev.plenum.exam.v1.ExamsGrpc;
import dev.plenum.exam.v1.GetAttemptRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over gRPC too, whoever changes the node reads what they did, or is told that they do not. */
final class GrpcPositionsTest {
  private static final String POSITION = "plenum-position";
  @TempDir Path root;

  @Test
  void anElectionsAnswersCarryTheirPositionAndOldOnesSaySo() {
    try (TestNode node = TestNode.start(root);
        Grpc grpc = Grpc.to(node.application())) {
      var heard = new Grpc.Heard();
      ElectionsBlockingStub anyone = heard.with(ElectionsGrpc.newBlockingStub(grpc.channel()));
      var login = LoginRequest.newBuilder().setUser("admin").setPassword("admin-secret").build();
      ElectionsBlockingStub admin = Grpc.by(anyone, anyone.login(login).getToken());
      node.backend().shown = node.backend().view();
      long seq = admin.startVote(act()).getReceipt().getSeq();
      assertThat(heard.header(POSITION)).isEqualTo(Long.toString(seq));

      ElectionsBlockingStub having = Grpc.sending(anyone, POSITION, Long.toString(seq));
      assertThat(phase(having)).isEqualTo("draft");
      assertThat(heard.header("plenum-stale")).isEqualTo("true");
      node.backend().shown = null;
      assertThat(phase(having)).isEqualTo("open");
      assertThat(heard.header("plenum-stale")).isEmpty();
      assertThat(heard.header(POSITION)).isEqualTo(Long.toString(seq));

      var refused =
          catchThrowableOfType(
              StatusRuntimeException.class, () -> phase(Grpc.sending(anyone, POSITION, "-1")));
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(refused.getStatus().getDescription()).startsWith("Plenum-Position");
    }
  }

  private static String phase(ElectionsBlockingStub stub) {
    return stub.getOptions(GetOptionsRequest.getDefaultInstance()).getPhase();
  }

  private static ActRequest act() {
    return ActRequest.newBuilder().setCommandId(UUID.randomUUID().toString()).build();
  }

  @Test
  void aStudentWhoChangesTheNodeFindsTheAttempt() {
    try (TestExam exam = TestExam.start(root);
        Grpc grpc = Grpc.to(exam.application())) {
      exam.open();
      var heard = new Grpc.Heard();
      var anyone = heard.with(ExamsGrpc.newBlockingStub(grpc.channel()));
      var login = dev.plenum.exam.v1.LoginRequest.newBuilder().setCode(ExamFolder.ADA).build();
      var ada = Grpc.by(anyone, anyone.login(login).getToken());
      var begin =
          BeginAttemptRequest.newBuilder()
              .setCommandId(UUID.randomUUID().toString())
              .setDevice("laptop")
              .build();
      var _ = ada.beginAttempt(begin);
      String seen = heard.header(POSITION);
      assertThat(Long.parseLong(seen)).isEqualTo(exam.backend().view().seq());
      var again = Grpc.sending(ada, POSITION, seen);
      assertThat(again.getAttempt(GetAttemptRequest.getDefaultInstance()).getState())
          .isEqualTo("sitting");
      assertThat(heard.header("plenum-stale")).isEmpty();
    }
  }
}
