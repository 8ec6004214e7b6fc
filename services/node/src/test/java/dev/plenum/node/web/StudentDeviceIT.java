package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plenum.node.web.ExamPeople.agree;
import static dev.plenum.node.web.ExamPeople.answerState;
import static dev.plenum.node.web.ExamPeople.button;
import static dev.plenum.node.web.ExamPeople.choose;
import static dev.plenum.node.web.ExamPeople.goTo;
import static dev.plenum.node.web.ExamPeople.openStory;
import static dev.plenum.node.web.StudentDevice.awaitNothingKept;
import static dev.plenum.node.web.StudentDevice.awaitWorker;
import static dev.plenum.node.web.StudentDevice.endsAt;
import static dev.plenum.node.web.StudentDevice.look;
import static dev.plenum.node.web.StudentDevice.notKept;
import static dev.plenum.node.web.StudentDevice.startedAt;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a student's device keeps: the page itself, the answers, and whose turn it is to send them.
 */
@Tag("chromium")
@ExtendWith(WebSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudentDeviceIT {
  private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(30_000);

  private final Chromium chromium;
  private LocalExam exam;
  private ExamPeople people;

  StudentDeviceIT(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    exam = LocalExam.start(LocalExam.Times.WHOLE);
    people = new ExamPeople(chromium, exam);
    people.openExam();
  }

  @AfterAll
  void end() throws IOException {
    chromium.sendHome();
    exam.close();
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    chromium.sendHome();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void aNumberIsReadAsItIsMeantAndWhatIsNoneIsSaidAtOnce() {
    Page student = people.sitting(9, Chromium.Look.PHONE);
    goTo(student, 4);
    student.locator("#answer").fill("\u2013\u00a01\u202f234,5");
    assertThat(student.locator("#number")).hasText("Read as \u22121234.5.");
    assertThat(answerState(student)).containsText("Saved, entry");
    student.locator("#answer").fill("32");
    assertThat(student.locator("#number")).containsText("without a unit");
    student.locator("#answer").fill("32 bits");
    assertThat(student.locator("#number")).containsText("not a number");
    assertThat(student.locator("#answer")).hasAttribute("aria-invalid", "true");
    assertThat(answerState(student)).containsText("counts as not answered");
    assertThat(student.locator(".nav-item.saved")).hasCount(0);
    Looks.seen(student, "student-no-number");
    button(student, "Hand in").click();
    assertThat(student.locator("dialog")).containsText("0 of 6 questions are answered");
    assertThat(student.locator("dialog")).containsText("One answer is not a number");
  }

  @Test
  void aReloadWithoutANetworkFindsThePageAndTheAnswersAndSendsThemLater() {
    Page student = people.sitting(1, Chromium.Look.PHONE);
    choose(student, "Network");
    assertThat(answerState(student)).containsText("Saved, entry");
    awaitWorker(student);
    assertThat(notKept(student)).isEmpty();
    student.context().setOffline(true);
    goTo(student, 4);
    student.locator("#answer").fill("31");
    assertThat(answerState(student)).containsText("Kept on this device");

    student.reload();
    assertThat(student.locator(".notice.warn")).containsText("No network");
    assertThat(student.locator(".option:has(input:checked)")).containsText("Network");
    assertThat(student.locator(".countdown strong").last()).containsText(":");
    assertThat(student.locator("exam-countdown")).containsText("by this device's clock");
    goTo(student, 4);
    assertThat(student.locator("#answer")).hasValue("31");
    assertThat(answerState(student)).containsText("Kept on this device");
    student.locator("#answer").fill("32");
    assertThat(answerState(student)).containsText("Kept on this device");
    assertThat(student.locator(".nav-item.saved")).hasCount(1);
    Looks.seen(student, "student-reloaded-offline");

    student.context().setOffline(false);
    assertThat(answerState(student)).containsText("Saved, entry", PATIENT);
    assertThat(student.getByText("No network")).hasCount(0);
    assertThat(student.getByText("by this device's clock")).hasCount(0);
    Page proctor = people.proctor(Chromium.Look.DESK);
    openStory(proctor, "Student 1");
    var answers =
        proctor.locator(".story li", new Page.LocatorOptions().setHasText("answered q4: \"32\""));
    assertThat(answers).hasCount(1);
  }

  @Test
  void aReloadAsksTheNodesForNothingThatTheDeviceHas() {
    Page student = people.sitting(4, Chromium.Look.PHONE);
    awaitWorker(student);
    student.evaluate(
        """
        async () => {
          const cache = await caches.open('plenum-page');
          const name = (await cache.keys()).find(({ url }) => url.includes('/lang/exam/en.json'));
          const words = await (await cache.match(name)).json();
          words['leave.who'] = 'Kept for {name}';
          await cache.put(name, new Response(JSON.stringify(words)));
        }
        """);
    student.reload();
    assertThat(student.locator(".leave")).containsText("Kept for Student 4");
    Page monitor = chromium.tab(student.context());
    monitor.navigate(exam.address("/monitor"));
    assertThat(monitor.locator("h1")).isVisible();
    String words =
        (String) monitor.evaluate("async () => (await fetch('/web/lang/exam/en.json')).text()");
    assertThat(words).as("what another page is given").doesNotContain("Kept for");
  }

  @Test
  void whoHasHandedInLeavesNothingOnTheDevice() {
    Page student = people.sitting(2, Chromium.Look.PHONE);
    choose(student, "Network");
    assertThat(answerState(student)).containsText("Saved, entry");
    goTo(student, 6);
    button(student, "Hand in").click();
    agree(student, "Hand in");
    assertThat(student.locator("h1")).containsText("You have handed in");
    awaitNothingKept(student);
  }

  @Test
  void ofTwoTabsOneSendsAndTheOtherSaysSo() {
    Page first = people.sitting(3, Chromium.Look.DESK);
    choose(first, "Network");
    assertThat(answerState(first)).containsText("Saved, entry");
    Page second = chromium.tab(first.context());
    second.navigate(exam.address("/"));
    ExamPeople.signedIn(second, LocalExam.code(3));
    assertThat(second.locator("h1")).containsText("open in another tab");
    Looks.seen(second, "student-other-tab");

    goTo(first, 6);
    first.locator("#answer").pressSequentially("It doubles");
    button(second, "Go on here").click();
    assertThat(first.locator("h1")).containsText("open in another tab");
    goTo(second, 6);
    assertThat(second.locator("#answer")).hasValue("It doubles");
    assertThat(answerState(second)).containsText("Saved, entry");
    second.locator("#answer").fill("It doubles each round trip.");
    assertThat(answerState(second)).containsText("Saved, entry");

    second.close();
    assertThat(first.locator("legend")).isVisible();
    goTo(first, 6);
    assertThat(first.locator("#answer")).hasValue("It doubles each round trip.");
    Page proctor = people.proctor(Chromium.Look.DESK);
    openStory(proctor, "Student 3");
    assertThat(
            proctor.locator(
                ".story li",
                new Page.LocatorOptions()
                    .setHasText("answered q6: \"It doubles each round trip.\"")))
        .hasCount(1);
  }

  @Test
  void lookingAtAnotherTabOfTheExamIsNotLeavingItAndLeavingBothIsOneAbsence() {
    Page first = people.sitting(5, Chromium.Look.DESK);
    List<String> told = new CopyOnWriteArrayList<>();
    first.onRequest(request -> {
      if (request.url().endsWith("/attempt/incidents")) {
        told.add(request.postData());
      }
    });
    Page second = chromium.tab(first.context());
    second.navigate(exam.address("/"));
    ExamPeople.signedIn(second, LocalExam.code(5));
    assertThat(second.locator("h1")).containsText("open in another tab");
    look(first, false);
    Page proctor = people.proctor(Chromium.Look.DESK);
    openStory(proctor, "Student 5");

    // The page's clock follows the node's, to a few milliseconds.
    Instant left = Instant.now().minusMillis(200);
    first.waitForRequest("**/attempt/incidents", () -> look(second, false));
    Locator strike = first.locator("dialog.strike");
    assertThat(strike).isVisible();
    first.waitForRequest("**/attempt/incidents", () -> look(second, true));
    assertThat(told).allSatisfy(report -> assertThat(startedAt(report)).isAfter(left));
    assertThat(told.stream().map(StudentDevice::startedAt).distinct()).hasSize(1);
  }

  @Test
  void anAnswerRefusedWhilePausedIsSentAgain() {
    Page student = people.sitting(6, Chromium.Look.PHONE);
    choose(student, "Network");
    assertThat(answerState(student)).containsText("Saved, entry");
    student.context().setOffline(true);
    choose(student, "Transport");
    assertThat(answerState(student)).containsText("Kept on this device");
    Page proctor = people.proctor(Chromium.Look.DESK);
    openStory(proctor, "Student 6");
    button(proctor, "Pause").click();
    agree(proctor, "Pause");
    assertThat(button(proctor, "Resume")).isVisible();
    // The exam's grace, within which an answer would count although the time rests.
    student.waitForTimeout(2500);

    student.waitForResponse(
        response -> response.url().endsWith("/attempt/answers") && response.status() == 403,
        () -> student.context().setOffline(false));
    assertThat(student.locator("h1")).containsText("Your exam is paused", PATIENT);
    button(proctor, "Resume").click();
    agree(proctor, "Resume");
    assertThat(student.locator(".option:has(input:checked)")).containsText("Transport", PATIENT);
    assertThat(answerState(student)).containsText("Saved, entry", PATIENT);
  }

  @Test
  void whoIsReinstatedFindsTheAnswersThatWereSentMeanwhileAndTheTime() {
    Page student = people.sitting(7, Chromium.Look.PHONE);
    choose(student, "Network");
    assertThat(answerState(student)).containsText("Saved, entry");
    String end = endsAt(student);
    student.context().setOffline(true);
    choose(student, "Transport");
    assertThat(answerState(student)).containsText("Kept on this device");
    Page proctor = people.proctor(Chromium.Look.DESK);
    openStory(proctor, "Student 7");
    button(proctor, "End exam").click();
    agree(proctor, "End exam", "The wrong one.");
    assertThat(button(proctor, "Reinstate")).isVisible();
    student.waitForResponse(
        response -> response.url().endsWith("/attempt/answers") && response.ok(),
        () -> student.context().setOffline(false));
    assertThat(student.locator("h1")).containsText("Your exam was ended", PATIENT);
    Looks.seen(student, "student-ended");

    button(proctor, "Reinstate").click();
    agree(proctor, "Reinstate", "It was the neighbour.");
    assertThat(student.locator(".option:has(input:checked)")).containsText("Transport", PATIENT);
    assertThat(answerState(student)).containsText("Saved, entry", PATIENT);
    assertThat(endsAt(student)).isGreaterThan(end);
  }

  @Test
  void aScreenThatIsAddedDuringTheExamIsTold() {
    Page student = people.sitting(8, Chromium.Look.DESK);
    Request told =
        student.waitForRequest(
            "**/attempt/incidents",
            () ->
                student.evaluate(
                    "() => Object.defineProperty(screen, 'isExtended', { get: () => true })"));
    assertThat(told.postData()).contains("SCREEN");
  }
}
