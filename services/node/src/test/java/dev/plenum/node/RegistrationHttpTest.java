package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who put themselves on the roll, from the form to the ballot. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RegistrationHttpTest {
  private static final String PASSWORD = "correct horse battery";

  private TestNode node;

  @BeforeAll
  void start(@TempDir Path root) {
    node = TestNode.start(root, Folder.REGISTERING);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  @Order(1)
  void everybodyIsToldThatPeopleMayRegister() {
    assertThat(node.client().get("/api/v1/election").text("/registration")).isEqualTo("open");
  }

  @Test
  @Order(2)
  void whoRegistersIsOnTheRollAndSignedIn() {
    int before = node.client().get("/api/v1/election").body().at("/roll/size").asInt();

    Client.Answer answer = register("dana", "Dana Kovač", PASSWORD);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("/role")).isEqualTo("voter");
    assertThat(answer.text("/name")).isEqualTo("Dana Kovač");
    assertThat(node.client().get("/api/v1/election").body().at("/roll/size").asInt())
        .isEqualTo(before + 1);
  }

  @Test
  @Order(3)
  void theSameNameAndPasswordFinishWhatWasBegunAndNobodyIsOnTheRollTwice() {
    int before = node.client().get("/api/v1/election").body().at("/roll/size").asInt();

    assertThat(register("dana", "Dana Kovač", PASSWORD).status()).isEqualTo(201);
    assertThat(node.client().get("/api/v1/election").body().at("/roll/size").asInt())
        .isEqualTo(before);
  }

  @Test
  @Order(4)
  void aNameThatIsTakenIsRefused() {
    Client.Answer answer = register("dana", "Somebody Else", "another password");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.reason()).isEqualTo("AlreadyRegistered");
    assertThat(register("admin", "An admin", PASSWORD).reason()).isEqualTo("AlreadyRegistered");
  }

  @Test
  @Order(5)
  void nobodyBecomesAnotherByRegisteringWithAnIdOfTheRoll() {
    assertThat(register("v01", "Not Ada", PASSWORD).status()).isEqualTo(201);

    Client admin = node.client().officer("admin");
    assertThat(admin.get("/api/v1/admin/roll?q=v01").body().at("/total").asInt()).isEqualTo(2);
    assertThat(node.backend().view().state().roll().registered()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "user, d, Dana, correct horse battery",
    "user, 'dana kovač', Dana, correct horse battery",
    "user, '-dana', Dana, correct horse battery",
    "name, someone, ' ', correct horse battery",
    "password, someone, Someone, short",
    "password, someone.longer, Someone, SOMEONE.LONGER",
  })
  @Order(6)
  void whatCannotBeANameOrAPasswordIsRefusedByItsField(
      String field, String user, String name, String password) {
    Client.Answer answer = register(user, name, password);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/field")).isEqualTo(field);
  }

  @Test
  @Order(7)
  void aPasswordAppearsInNoAnswerAndInNoEntry() {
    assertThat(register("eve", "Eve", PASSWORD).raw().body()).doesNotContain(PASSWORD);
    assertThat(node.backend().entries(1, 1_000))
        .allSatisfy(entry ->
            assertThat(new String(entry.events(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("dana", "Dana", "eve", PASSWORD, "argon2"));
  }

  @Test
  @Order(8)
  void whoRegisteredSignsInByNameAndPasswordAndVotesOnce() {
    assertThat(signIn("dana", "a wrong password").status()).isEqualTo(401);
    assertThat(signIn("nobody", PASSWORD).status()).isEqualTo(401);
    Client.Answer session = signIn("dana", PASSWORD);
    assertThat(session.status()).isEqualTo(200);
    assertThat(session.text("/name")).isEqualTo("Dana Kovač");

    node.client().officer("admin").act("/api/v1/admin/start");
    Client dana = node.client().withToken(session.text("/token"));
    assertThat(dana.vote("{\"chair\":[\"ana\"]}").status()).isEqualTo(201);
    assertThat(dana.vote("{\"chair\":[\"ben\"]}").reason()).isEqualTo("AlreadyVoted");
    assertThat(signIn("dana", PASSWORD).body().path("hasVoted").asBoolean()).isTrue();
  }

  @Test
  @Order(9)
  void onceVotingHasBegunNobodyRegisters() {
    Client.Answer answer = register("late", "Late", PASSWORD);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.reason()).isEqualTo("RegistrationOver");
    assertThat(node.client().get("/api/v1/election").text("/registration")).isEqualTo("over");
  }

  private Client.Answer register(String user, String name, String password) {
    return node.client()
        .post(
            "/api/v1/registrations",
            "{\"commandId\":\"%s\",\"user\":\"%s\",\"name\":\"%s\",\"password\":\"%s\"}"
                .formatted(UUID.randomUUID(), user, name, password));
  }

  private Client.Answer signIn(String user, String password) {
    return node.client()
        .post(
            "/api/v1/session/password",
            "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password));
  }
}
