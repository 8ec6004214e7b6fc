package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.node.desk.Positions;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that changes its node sees what it did, or is told that it does not. */
final class ReadYourWritesTest {
  @TempDir static Path root;
  private static TestNode node;
  private static Client admin;

  @BeforeAll
  static void start() {
    node = TestNode.start(root);
    admin = node.client().officer("admin");
    assertThat(admin.act("/api/v1/admin/start").status()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @AfterEach
  void catchUp() {
    node.backend().shown = null;
  }

  @Test
  void everyAnswerSaysItsPositionAndACommandsIsThatOfItsReceipt() {
    var paused = admin.act("/api/v1/admin/pause");
    assertThat(paused.position()).isEqualTo(paused.text("/receipt/seq"));
    var resumed = admin.act("/api/v1/admin/resume");
    assertThat(admin.get("/api/v1/election").position()).isEqualTo(resumed.position());
    assertThat(admin.act("/api/v1/admin/resume").position())
        .as("a refusal too")
        .isEqualTo(resumed.position());
  }

  @Test
  void whatIsAcknowledgedIsInThePositionBeforeThisNodeShowsIt() {
    node.backend().shown = node.backend().view();
    var paused = admin.act("/api/v1/admin/pause");
    assertThat(paused.position()).isEqualTo(paused.text("/receipt/seq"));
    node.backend().shown = null;
    assertThat(admin.act("/api/v1/admin/resume").status()).isEqualTo(200);
  }

  @Test
  void aReadingWaitsUntilThisNodeShowsWhatTheCallerHasSeen() {
    node.backend().shown = node.backend().view();
    String seen = admin.act("/api/v1/admin/pause").position();
    var reading = CompletableFuture.supplyAsync(() -> admin.having(seen).get("/api/v1/election"));
    node.backend().shown = null;
    var election = reading.join();
    assertThat(election.text("/phase")).isEqualTo("paused");
    assertThat(election.stale()).isFalse();
    assertThat(admin.act("/api/v1/admin/resume").status()).isEqualTo(200);
  }

  @Test
  void aNodeThatStaysBehindAnswersAndSaysSo() {
    node.backend().shown = node.backend().view();
    String seen = admin.act("/api/v1/admin/pause").position();
    var election = admin.having(seen).get("/api/v1/election");
    assertThat(election.status()).isEqualTo(200);
    assertThat(election.text("/phase")).isEqualTo("open");
    assertThat(election.stale()).isTrue();
    node.backend().shown = null;
    var resumed = admin.having(seen).act("/api/v1/admin/resume");
    assertThat(resumed.status()).isEqualTo(200);
    assertThat(resumed.stale()).isFalse();
  }

  @Test
  void aCommandAndTheTimeAreNotHeldUp() {
    Client early = admin.having(Long.toString(node.backend().status().head() + 1));
    assertThat(early.get("/api/v1/time").stale()).isFalse();
    assertThat(early.act("/api/v1/admin/pause").stale()).isFalse();
    assertThat(early.act("/api/v1/admin/resume").stale()).isFalse();
  }

  @Test
  void aPositionThatNobodyCanHaveSeenIsAnsweredAtOnceAsOld() {
    var reached = node.application().bean(Positions.class).reached(999_999_999_999_999_999L);
    assertThat(reached).as("without a wait").isCompletedWithValue(false);
    var answer = admin.having("999999999999999999").get("/api/v1/election");
    assertThat(answer.stale()).isTrue();
    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5", "1e3", "0x1", "9999999999999999999", "1 2"})
  void whatIsNoPositionIsRefusedByTheHeadersName(String position) {
    for (var answer :
        new Client.Answer[] {
          admin.having(position).get("/api/v1/election"),
          admin.having(position).act("/api/v1/admin/pause")
        }) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.reason()).isEqualTo("Malformed");
      assertThat(answer.text("/field")).isEqualTo("Plenum-Position");
      assertThat(answer.text("/detail")).contains("whole number from 0");
      assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
    }
  }

  @Test
  void whoMayNotAskDoesNotWait() {
    node.backend().shown = node.backend().view();
    String seen = admin.act("/api/v1/admin/pause").position();
    var refused = node.client().having(seen).get("/api/v1/admin/roll");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.stale()).isFalse();
    node.backend().shown = null;
    assertThat(admin.act("/api/v1/admin/resume").status()).isEqualTo(200);
  }
}
