package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.election.v1.ElectionsGrpc;
import dev.plenum.election.v1.VoteRequest;
import dev.plenum.exam.v1.ExamsGrpc;
import dev.plenum.exam.v1.HandInRequest;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * By no protocol and in no domain does a claimed Lamport time jump the queue or run away from it.
 */
final class LamportClaimsTest {
  private static final long LARGEST = 1L << 52;
  private static final long AHEAD = 1_000;
  @TempDir Path root;

  @Test
  void aVotersClaimCountsWithinWhatTheLedgerAllows() {
    try (TestNode node = TestNode.start(root);
        Grpc grpc = Grpc.to(node.application())) {
      Client ada = node.client().voter(Folder.ADA);
      String old = ada.get("/api/v1/time").text("/beacon");
      assertThat(node.client().officer("admin").act("/api/v1/admin/start").status()).isEqualTo(200);
      long head = node.backend().view().seq();

      assertThat(cast(ada, 0, old).status()).isEqualTo(201);
      assertThat(node.backend().lastLamport).as("an old beacon is no place").isEqualTo(head);
      head = node.backend().view().seq();
      var refused = cast(ada, LARGEST, old);
      assertThat(refused.reason()).isEqualTo("AlreadyVoted");
      assertThat(node.backend().lastLamport).isEqualTo(head + AHEAD);
      cast(ada, head + 7, old);
      assertThat(node.backend().lastLamport).as("a plain claim").isEqualTo(head + 7);

      var elections = ElectionsGrpc.newBlockingStub(grpc.channel());
      var login = dev.plenum.election.v1.LoginRequest.newBuilder().setCode(Folder.BRUNO).build();
      var bruno = Grpc.by(elections, elections.login(login).getToken());
      for (long claim : new long[] {0, LARGEST}) {
        var vote = VoteRequest.newBuilder().setCommandId(id()).setLamport(claim).setBeacon(old);
        long before = node.backend().view().seq();
        try {
          assertThat(bruno.vote(vote.build()).getLamport())
              .isLessThanOrEqualTo(before + 1 + AHEAD + 1);
        } catch (StatusRuntimeException again) {
          assertThat(again.getStatus().getDescription()).contains("voted already");
        }
        assertThat(node.backend().lastLamport).isEqualTo(before + (claim == 0 ? 0 : AHEAD));
      }
    }
  }

  private static Client.Answer cast(Client voter, long lamport, String beacon) {
    return voter.post(
        "/api/v1/ballots",
        "{\"commandId\":\"%s\",\"lamport\":%d,\"beacon\":\"%s\",\"choices\":{\"chair\":[\"ana\"]}}"
            .formatted(id(), lamport, beacon));
  }

  @Test
  void aStudentsClaimCountsWithinWhatTheLedgerAllows() {
    try (TestExam exam = TestExam.start(root);
        Grpc grpc = Grpc.to(exam.application())) {
      exam.open();
      Client ada = exam.as(ExamFolder.ADA);
      assertThat(TestExam.begin(ada, "laptop").status()).isEqualTo(200);
      for (long claim : new long[] {0, LARGEST}) {
        long head = exam.backend().view().seq();
        var saved = save(ada, claim);
        assertThat(saved.status()).as(saved.raw().body()).isEqualTo(200);
        assertThat(exam.backend().lastLamport).isEqualTo(head + (claim == 0 ? 0 : AHEAD));
        assertThat(saved.body().at("/lamport").asLong())
            .as("what the page goes on from")
            .isBetween(head + 2, head + 2 + AHEAD);
      }
      var exams = ExamsGrpc.newBlockingStub(grpc.channel());
      var login = dev.plenum.exam.v1.LoginRequest.newBuilder().setCode(ExamFolder.ADA).build();
      var stub = Grpc.by(exams, exams.login(login).getToken());
      long head = exam.backend().view().seq();
      var handIn =
          HandInRequest.newBuilder().setCommandId(id()).setDevice("laptop").setMode("manual");
      assertThat(stub.handIn(handIn.build()).hasReceipt()).isTrue();
      assertThat(exam.backend().lastLamport).as("no claim jumps the queue").isEqualTo(head);
    }
  }

  private static Client.Answer save(Client student, long lamport) {
    return student.post(
        "/api/v1/attempt/answers",
        "{\"commandId\":\"%s\",\"lamport\":%d,\"item\":\"q2\",\"answer\":{\"truth\":true},\"marked\":false,\"device\":\"laptop\"}"
            .formatted(id(), lamport));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
