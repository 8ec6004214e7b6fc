package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plenum.node.web.ExamPeople.agree;
import static dev.plenum.node.web.ExamPeople.answerState;
import static dev.plenum.node.web.ExamPeople.button;
import static dev.plenum.node.web.ExamPeople.goTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
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

/** Essays, read and marked by people who do not know whose they are. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EssayMarkingIT {
  private static final HasTextOptions GRADED = new HasTextOptions().setTimeout(45_000);

  private final Chromium chromium;
  private LocalExam exam;
  private ExamPeople people;

  EssayMarkingIT(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    exam = LocalExam.start(LocalExam.Times.WHOLE);
    people = new ExamPeople(chromium, exam);
    people.openExam();
    writes(1, "It starts with one segment.\n\nEach answer doubles the window, until one is lost.");
    writes(2, "The window grows slowly, so that the network is not flooded.");
    writes(3, "I do not know.");
    Page admin = people.admin(Chromium.Look.DESK);
    button(admin, "Close the exam").click();
    agree(admin, "Close the exam");
    assertThat(admin.locator(".title-row .badge")).hasText("Graded", GRADED);
    chromium.sendHome();
  }

  private void writes(int number, String essay) {
    Page student = people.sitting(number, Chromium.Look.PHONE);
    goTo(student, 6);
    student.locator("#answer").fill(essay);
    assertThat(answerState(student)).containsText("Saved, entry");
    button(student, "Hand in").click();
    agree(student, "Hand in");
    assertThat(student.locator("h1")).containsText("You have handed in");
  }

  @AfterAll
  void end() throws IOException {
    exam.close();
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    chromium.sendHome();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  @Order(1)
  void aMarkerReadsEssaysWithoutNamesAndMarksOneAfterTheOther() {
    Page teacher = people.teacher(1, "/marks", Chromium.Look.DESK);
    Locator panel = teacher.locator("essay-marking");
    assertThat(panel).containsText("3 answers · 3 to mark");
    Looks.seen(teacher, "marks-essays");
    panel.getByText("Mark", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(panel.locator("h3")).hasText("Answer 1 of 3");
    assertThat(panel.locator("#essay-marks")).isFocused();
    assertThat(panel.textContent()).doesNotContain("Student", "R01", "R02", "R03");

    panel.locator("#essay-marks").fill("9");
    panel.locator("#essay-marks").press("Enter");
    assertThat(panel.locator("[role=alert]")).containsText("6 marks at most");
    Looks.seen(teacher, "marks-essay");
    Page other = people.teacher(2, "/marks", Chromium.Look.PHONE);
    assertThat(other.locator("essay-marking")).containsText("Teacher One marks this question");
    assertThat(other.locator("essay-marking button")).isDisabled();
    Looks.seen(other, "marks-essay-claimed");

    panel.locator("#essay-comment").fill("What of the loss?");
    marks(panel, "4.5");
    assertThat(panel.locator("h3")).hasText("Answer 1 of 2");
    assertThat(panel.locator("#essay-marks")).hasValue("");
    marks(panel, "3");
    assertThat(panel.locator("h3")).hasText("Answer 1 of 1");
    marks(panel, "0");
    assertThat(panel).containsText("Nothing is left here");
    panel.locator("#essay-queue").selectOption("mine");
    assertThat(panel.locator("h3")).hasText("Answer 1 of 3");
    assertThat(panel.locator("essay-answer")).containsText("Marked by you");
    button(teacher, "Stop marking").click();
    assertThat(panel).containsText("all marked");
    assertThat(teacher.locator(".grid-cell.entered")).hasCount(3);
  }

  private static void marks(Locator panel, String marks) {
    panel.locator("#essay-marks").fill(marks);
    panel.locator("#essay-marks").press("Control+Enter");
  }

  @Test
  @Order(2)
  void theSecondMarkerDoesNotSeeTheFirstMarkAndAThirdPersonDecides() {
    Page second = people.teacher(2, "/marks", Chromium.Look.PHONE);
    Locator panel = second.locator("essay-marking");
    panel.getByText("Mark", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(panel.locator("#essay-queue")).hasValue("second");
    assertThat(panel.locator("h3")).hasText("Answer 1 of 3");
    assertThat(panel.locator("#essay-marks")).hasValue("");
    assertThat(panel.locator("essay-answer")).not().containsText("Teacher One");
    Looks.seen(second, "marks-essay-second");
    marks(panel, "6");
    assertThat(panel.locator("h3")).hasText("Answer 1 of 2");
    button(second, "Stop marking").click();
    assertThat(panel).containsText("One answer has two different marks");

    Page third = people.adminAt("/marks", Chromium.Look.DESK);
    Locator deciding = third.locator("essay-marking");
    deciding.getByText("Mark", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(deciding.locator(".notice")).containsText("Two markers differ");
    assertThat(deciding.locator(".notice")).containsText("Teacher One");
    assertThat(deciding.locator(".notice")).containsText("Your mark decides");
    Looks.seen(third, "marks-essay-differ");
    assertThat(third.locator(".grid-cell.disputed")).hasCount(1);
    marks(deciding, "5");
    assertThat(third.locator(".grid-cell.disputed")).hasCount(0);
    button(third, "Stop marking").click();
    assertThat(deciding).not().containsText("different marks");
  }
}
