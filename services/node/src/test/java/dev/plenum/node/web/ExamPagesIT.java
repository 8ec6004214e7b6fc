package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plenum.node.web.ExamPeople.agree;
import static dev.plenum.node.web.ExamPeople.answerState;
import static dev.plenum.node.web.ExamPeople.assertSaved;
import static dev.plenum.node.web.ExamPeople.button;
import static dev.plenum.node.web.ExamPeople.choose;
import static dev.plenum.node.web.ExamPeople.goTo;
import static dev.plenum.node.web.ExamPeople.openStory;
import static dev.plenum.node.web.Keyboard.press;
import static dev.plenum.node.web.Looks.everywhere;
import static dev.plenum.node.web.Looks.seen;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One exam from the waiting room to the published result, as its people see it in a browser. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamPagesIT {
  private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(30_000);
  private static final ContainsTextOptions AT_ONCE = new ContainsTextOptions().setTimeout(3_000);
  private static final HasTextOptions GRADED = new HasTextOptions().setTimeout(30_000);

  private final Chromium chromium;
  private final ExamPeople people;

  ExamPagesIT(Chromium chromium, LocalExam exam) {
    this.chromium = chromium;
    this.people = new ExamPeople(chromium, exam);
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    chromium.sendHome();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  @Order(1)
  void whoComesEarlyWaitsAndIsLetInAsSoonAsTheExamOpens() {
    seen(people.open("/", Chromium.Look.PHONE), "student-signin", "#secret");
    Page student = people.student(1, Chromium.Look.PHONE);
    assertThat(student.locator(".checks .good")).hasCount(3);
    assertThat(student.locator("waiting-room"))
        .containsText("leaving the exam page, using the clipboard and a second device");
    assertThat(student.locator("waiting-room")).containsText("Strike 1 costs 50 %");
    assertThat(student.locator("waiting-room"))
        .containsText("Strike 2 costs 100 % of your marks and ends your exam.");
    seen(student, "student-waiting", "waiting-room");
    Page admin = people.admin(Chromium.Look.DESK);
    assertThat(admin.getByText("12 students can begin")).isVisible();
    seen(admin, "exam-admin-ready", "roster-table tbody tr");
    button(admin, "Open the exam").click();
    assertThat(admin.locator("dialog")).containsText("can no longer be changed");
    agree(admin, "Open the exam");
    assertThat(button(student, "Begin")).isVisible();
    assertThat(admin.locator(".title-row .badge")).hasText("Open");
  }

  @Test
  @Order(2)
  void everyKindOfAnswerIsSavedAndAReloadFindsItAgain() {
    Page student = people.sitting(1, Chromium.Look.PHONE);
    seen(student, "student-paper", ".option");
    choose(student, "Network");
    assertSaved(student);
    goTo(student, 2);
    choose(student, "TCP", "UDP", "QUIC");
    assertSaved(student);
    goTo(student, 3);
    choose(student, "True");
    assertSaved(student);
    goTo(student, 4);
    student.locator("#answer").fill("32");
    assertSaved(student);
    goTo(student, 5);
    student.locator("#answer").fill("dns");
    assertSaved(student);
    goTo(student, 6);
    student
        .locator("#answer")
        .fill("It doubles the window each round trip, until something is lost.");
    assertSaved(student);
    seen(student, "student-essay", "textarea");
    student.reload();
    assertThat(student.locator(".nav-item.saved")).hasCount(6);
    assertThat(student.locator(".option:has(input:checked)")).containsText("Network");
  }

  @Test
  @Order(3)
  void theKeyboardAloneIsEnoughForAWholeExam() {
    Page student = people.open("/", Chromium.Look.DESK);
    assertThat(student.locator("#secret")).isVisible();
    press(student, "#secret", "Home");
    student.keyboard().type(LocalExam.code(2));
    student.keyboard().press("Enter");
    assertThat(student.locator(".begin")).isVisible();
    press(student, ".begin", "Enter");
    assertThat(student.locator("legend")).containsText("Question 1 of 6");
    "2n124n1n".chars().mapToObj(Character::toString).forEach(student.keyboard()::press);
    assertThat(student.locator("legend")).containsText("Question 4 of 6");
    student.keyboard().press("m");
    assertThat(student.locator(".nav-item.marked")).hasCount(1);
    press(student, "#answer", "3");
    student.keyboard().press("2");
    assertSaved(student);
    assertThat(student.locator(".nav-item.saved")).hasCount(4);
    writeOnWithKeys(student, 6);
    press(student, ".paper-thumb .primary", "Enter");
    assertThat(student.locator("dialog")).containsText("6 of 6 questions are answered");
    assertThat(student.locator("dialog")).containsText("One is marked for review");
    seen(student, "student-handin", "dialog");
    press(student, "dialog .primary", "Enter");
    assertThat(student.locator("h1")).containsText("You have handed in");
    seen(student, "student-handedin", ".celebrate");
  }

  @Test
  @Order(4)
  void withoutANetworkNothingIsCalledSavedAndEverythingArrivesOnceLater() {
    Page student = people.sitting(3, Chromium.Look.PHONE);
    choose(student, "Network");
    assertSaved(student);
    student.context().setOffline(true);
    goTo(student, 2);
    choose(student, "TCP");
    assertThat(answerState(student)).containsText("Kept on this device");
    goTo(student, 4);
    student.locator("#answer").fill("33");
    student.locator("#answer").fill("32");
    assertThat(answerState(student)).containsText("Kept on this device");
    assertThat(student.locator(".nav-item.saved")).hasCount(1);
    seen(student, "student-offline", ".answer-state.warn");
    button(student, "Hand in").click();
    assertThat(student.locator("dialog")).containsText("2 answers are not confirmed yet");
    agree(student, "Hand in");
    assertThat(student.locator(".sending-state")).containsText("kept on this device");
    assertThat(student.locator("main")).not().containsText("You have handed in");
    seen(student, "student-handing-offline", ".sending");
    student.context().setOffline(false);
    assertThat(student.locator("h1")).containsText("You have handed in", PATIENT);
    Page proctor = people.proctor(Chromium.Look.DESK);
    openStory(proctor, "Student 3");
    assertThat(proctor.locator(".story li", new Page.LocatorOptions().setHasText("answered q4")))
        .hasCount(1);
  }

  @Test
  @Order(5)
  void whatAProctorDoesReachesTheStudentWithinSeconds() {
    Page student = people.sitting(4, Chromium.Look.DESK);
    Page proctor = people.proctor(Chromium.Look.DESK);
    openStory(proctor, "Student 4");
    button(proctor, "Warn").click();
    seen(proctor, "monitor-warn", "dialog");
    agree(proctor, "Warn", "Please keep to your own screen.");
    assertThat(student.locator(".notice.warn")).containsText("Please keep to your own screen.");
    seen(student, "student-warned", ".notice.warn");
    button(proctor, "Extra time").click();
    agree(proctor, "Extra time", "10");
    assertThat(student.locator(".countdown strong").last())
        .containsText(Pattern.compile("3[89]:|40:"), AT_ONCE);
    button(proctor, "Pause").click();
    agree(proctor, "Pause");
    assertThat(student.locator("h1")).containsText("Your exam is paused");
    seen(student, "student-paused", ".notice");
    button(proctor, "Resume").click();
    agree(proctor, "Resume");
    assertThat(student.locator("legend")).isVisible();
  }

  @Test
  @Order(6)
  void aStrikeMustBeReadAndAnAppealTakesItAway() {
    Page student = people.sitting(5, Chromium.Look.PHONE);
    student.keyboard().press("Control+a");
    student.keyboard().press("Control+c");
    student.keyboard().press("Control+c");
    assertThat(student.locator("dialog.strike")).containsText("Strike 1");
    assertThat(student.locator("dialog.strike")).containsText("50 %");
    student.keyboard().press("Escape");
    assertThat(student.locator("dialog.strike")).isVisible();
    seen(student, "student-strike", "dialog.strike");
    button(student, "I have read this").click();
    assertThat(student.locator("dialog.strike")).hasCount(0);

    Page proctor = people.proctor(Chromium.Look.DESK);
    button(proctor, "to review").click();
    openStory(proctor, "Student 5");
    assertThat(proctor.locator(".case")).hasCount(1);
    assertThat(proctor.locator(".case")).containsText("Acknowledged");
    seen(proctor, "monitor-strike", ".case");
    button(proctor, "Dismiss").click();
    agree(proctor, "Dismiss", "The fire alarm rang.");
    assertThat(proctor.locator(".case")).containsText("Dismissed");
    student.reload();
    assertThat(student.locator("legend")).isVisible();
    assertThat(student.locator("dialog.strike")).hasCount(0);
  }

  @Test
  @Order(7)
  void theExamGoesOnAtOneDeviceAtATime() {
    Page phone = people.sitting(6, Chromium.Look.PHONE);
    choose(phone, "Network");
    assertSaved(phone);
    Page desk = people.student(6, Chromium.Look.DESK);
    assertThat(desk.locator("h1")).containsText("another device");
    seen(desk, "student-elsewhere", ".notice");
    button(desk, "Go on here").click();
    assertThat(desk.locator(".option:has(input:checked)")).containsText("Network");
    assertThat(phone.locator("h1")).containsText("another device");
  }

  @Test
  @Order(8)
  void theClosingTimeMovesOnEveryScreen() {
    Page student = people.sitting(7, Chromium.Look.DESK);
    Page admin = people.admin(Chromium.Look.PHONE);
    admin.getByText("+15 min").click();
    assertThat(student.locator(".countdown strong").last()).containsText(Pattern.compile("4\\d:"));
    seen(admin, "exam-admin-open", "roster-table tbody tr");
  }

  @Test
  @Order(9)
  void germanSpeakersReadGermanAndEveryPageIsOpenToEverybody() {
    Page german = chromium.person(Chromium.Look.PHONE, "de-DE");
    german.navigate(people.open("/", Chromium.Look.PHONE).url());
    assertThat(german.getByLabel("Ihr Zugangscode")).isVisible();
    seen(german, "student-signin-de", "#secret");
    everywhere(people.open("/results", Chromium.Look.DESK), "results-open", "sign-in");
    everywhere(people.open("/time", Chromium.Look.DESK), "time", ".clock-dot");
    everywhere(people.open("/cluster", Chromium.Look.DESK), "exam-cluster", ".ring");
    everywhere(people.proctor(Chromium.Look.DESK), "monitor", "student-tiles canvas");
    everywhere(people.teacher(1, "/marks", Chromium.Look.DESK), "marks-open", "mark-grid");
    everywhere(people.admin(Chromium.Look.DESK), "exam-admin", "roster-table tbody tr");
    everywhere(people.student(8, Chromium.Look.PHONE), "student-ready", ".begin");
  }

  @Test
  @Order(10)
  void theTableSaysWhatTheTilesShow() {
    Page proctor = people.proctor(Chromium.Look.DESK);
    proctor.locator(".tiles").focus();
    proctor.keyboard().press("ArrowRight");
    assertThat(proctor.locator("#active-tile")).containsText("Student 2, R02; handed in");
    proctor.keyboard().press("Enter");
    assertThat(proctor.locator("student-story h2")).hasText("Student 2");
    button(proctor, "Table").click();
    assertThat(proctor.locator("student-table tbody tr")).hasCount(LocalExam.STUDENTS);
    seen(proctor, "monitor-table", "student-table tbody tr");
  }

  @Test
  @Order(11)
  void closingHandsInForThoseWhoStillWork() {
    Page student = people.sitting(9, Chromium.Look.PHONE);
    choose(student, "Network");
    assertSaved(student);
    Page admin = people.admin(Chromium.Look.DESK);
    button(admin, "Close the exam").click();
    assertThat(admin.locator("dialog")).containsText("still working");
    agree(admin, "Close the exam");
    assertThat(student.locator("h1")).containsText("You have handed in", PATIENT);
    assertThat(admin.locator(".title-row .badge")).hasText("Graded", GRADED);
    button(admin, "Publish the results").click();
    agree(admin, "Publish the results");
    assertThat(admin.getByRole(AriaRole.ALERT)).containsText("wait for a person's marks");
    seen(admin, "exam-admin-graded", "[role=alert]");
  }

  private static void writeOnWithKeys(Page page, int question) {
    for (int at = 4; at < question; at++) {
      // Letters typed into a field are the field's: leave it first.
      page.keyboard().press("Tab");
      page.keyboard().press("n");
      assertThat(page.locator("legend")).containsText("Question " + (at + 1) + " of 6");
      press(page, "#answer", "End");
      page.keyboard().type(at == 4 ? "dns" : "It doubles.");
      assertSaved(page);
    }
  }
}
