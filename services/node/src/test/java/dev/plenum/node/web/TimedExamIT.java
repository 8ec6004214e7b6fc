package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plenum.node.web.ExamPeople.agree;
import static dev.plenum.node.web.ExamPeople.answerState;
import static dev.plenum.node.web.ExamPeople.assertSaved;
import static dev.plenum.node.web.ExamPeople.button;
import static dev.plenum.node.web.ExamPeople.choose;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A short exam with a time for each item, a node that dies, and what becomes of the marks. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TimedExamIT {
  private static final double LONG = 60_000;
  private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(LONG);

  private final Chromium chromium;
  private LocalExam exam;
  private ExamPeople people;

  TimedExamIT(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    exam = LocalExam.start(LocalExam.Times.ITEMS);
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
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  @Order(1)
  void itemsTurnByThemselvesANodeDiesAndTheEndComesWithoutANetworkToo() {
    // One after the other: whoever sits and is kept waiting has the next question.
    answerToTheEnd(people.sitting(1, Chromium.Look.DESK));
    Page slow = people.sitting(2, Chromium.Look.PHONE);
    choose(slow, "Network");
    assertSaved(slow);
    Looks.judge(slow);
    Looks.keep(slow, "student-item-time");

    assertThat(slow.locator("legend")).containsText("Question 2 of 6", PATIENT);
    assertThat(slow.locator(".thumb")).containsText("cannot come back");
    exam.kill(0);
    assertThat(slow.locator("legend")).containsText("Question 4 of 6", PATIENT);
    slow.locator("#answer").fill("32");
    assertThat(answerState(slow)).containsText("Saved, entry", PATIENT);

    slow.context().setOffline(true);
    assertThat(slow.locator("h1").first())
        .containsText("Handing in", new ContainsTextOptions().setTimeout(110_000));
    assertThat(slow.locator(".sending-state")).containsText("kept on this device");
    slow.context().setOffline(false);
    assertThat(slow.locator("h1")).containsText("You have handed in", PATIENT);
    chromium.sendHome();
  }

  /** By the button, before the time of each item is over. */
  private void answerToTheEnd(Page student) {
    choose(student, "Network");
    assertSaved(student);
    for (int question = 2; question <= 6; question++) {
      button(student, "Next").click();
      if (question > 2) {
        agree(student, "Next");
      }
      assertThat(student.locator("legend")).containsText("Question " + question + " of 6");
    }
    student.locator("#answer").fill("It grows until something is lost.");
    assertSaved(student);
    button(student, "Hand in").click();
    agree(student, "Hand in");
    assertThat(student.locator("h1")).containsText("You have handed in");
  }

  @Test
  @Order(2)
  void twoTeachersContendForTheSheetAndTheOneWhoLostItOverwritesNothing() {
    Page admin = people.admin(Chromium.Look.DESK);
    button(admin, "Close the exam").click();
    agree(admin, "Close the exam");
    Page first = people.teacher(1, "/marks", Chromium.Look.DESK);
    assertThat(first.locator(".badge")).hasText("Graded", new HasTextOptions().setTimeout(LONG));
    assertThat(first.locator(".to-mark").first()).isVisible();
    button(first, "Ask for the sheet").click();
    assertThat(first.locator("lock-panel .notice")).containsText("You have the sheet", PATIENT);
    type(first, "4.5");
    Looks.seen(first, "marks-holding");

    Page second = people.teacher(2, "/marks", Chromium.Look.DESK);
    assertThat(second.locator(".marks > .notice")).containsText("Please wait: Teacher One");
    button(second, "Ask for the sheet").click();
    assertThat(second.locator("lock-panel .notice")).containsText("You are next", PATIENT);
    assertThat(second.locator(".sequence .request")).hasCount(2);
    Looks.seen(second, "marks-waiting");

    first.context().setOffline(true);
    first.locator(".grid-frame").focus();
    first.keyboard().press("Control+s");
    agree(first, "Enter marks");
    assertThat(second.locator("lock-panel .notice")).containsText("You have the sheet", PATIENT);
    type(second, "3");
    second.keyboard().press("Control+s");
    agree(second, "Enter marks");
    assertThat(second.locator(".grid-cell.entered").first()).hasText("3");

    first.context().setOffline(false);
    Locator difference = first.locator(".difference");
    assertThat(difference).containsText("Somebody else had the sheet", PATIENT);
    assertThat(difference.locator("td.n")).hasText(new String[] {"4.5", "3"});
    Looks.seen(first, "marks-stale");
    button(second, "Give it back").click();
    assertThat(second.locator(".sequence .release").first()).isVisible();
    Looks.keep(second, "marks-released");
    chromium.sendHome();
  }

  private static void type(Page page, String marks) {
    page.locator("#cell-0-5").click();
    page.keyboard().type(marks);
    page.keyboard().press("Enter");
    assertThat(page.locator("#cell-0-5")).hasClass(Pattern.compile("typed"));
    page.locator(".grid-frame").focus();
  }

  @Test
  @Order(3)
  void resultsAppearToEverybodyAtOnceAndEachSeesTheOwn() {
    Page student = people.student(1, Chromium.Look.PHONE);
    assertThat(student.locator("h1")).containsText("You have handed in");
    Page admin = people.admin(Chromium.Look.DESK);
    button(admin, "Publish the results").click();
    agree(admin, "Publish the results");
    assertThat(admin.locator(".title-row .badge")).hasText("Published");
    assertThat(student.locator("h1")).containsText("Your result");
    assertThat(student.locator(".score strong")).hasText("5");
    assertThat(student.locator(".result-items > li")).hasCount(6);
    Looks.seen(student, "student-result");
    Page teacher = people.teacher(1, "/results", Chromium.Look.DESK);
    assertThat(teacher.locator("exam-chart canvas").first())
        .isVisible(new IsVisibleOptions().setTimeout(LONG));
    Looks.everywhere(teacher, "results-teacher");
    button(admin, "Withdraw the results").click();
    agree(admin, "Withdraw the results");
    assertThat(student.locator("h1")).containsText("You have handed in");
    chromium.sendHome();
  }
}
