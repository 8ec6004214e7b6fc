package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plenum.node.web.ExamPeople.agree;
import static dev.plenum.node.web.ExamPeople.answerState;
import static dev.plenum.node.web.ExamPeople.button;
import static dev.plenum.node.web.ExamPeople.choose;
import static dev.plenum.node.web.ExamPeople.openStory;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** What an office does before an exam opens and after it is over: papers, appeals, marks, keys. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamOfficeIT {
  private static final ContainsTextOptions PATIENT = new ContainsTextOptions().setTimeout(45_000);
  private static final HasTextOptions GRADED = new HasTextOptions().setTimeout(45_000);

  private static final HasCountOptions SOON = new HasCountOptions().setTimeout(15_000);

  private final Chromium chromium;
  private LocalExam exam;
  private ExamPeople people;

  ExamOfficeIT(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    exam = LocalExam.start(LocalExam.Times.WHOLE);
    people = new ExamPeople(chromium, exam);
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
  void aPaperWithMistakesNamesEachPlaceAndChangesNothing() {
    Page admin = people.admin(Chromium.Look.DESK);
    bring(admin, "#paper-file", "paper.yaml", Papers.BAD);
    Locator problems = admin.locator("paper-import .problems tbody tr");
    assertThat(problems).hasCount(3);
    assertThat(problems.nth(0)).containsText("line 3, right");
    assertThat(problems.nth(1)).containsText("line 4, text");
    assertThat(problems.nth(2)).containsText("choice b");
    assertThat(admin.locator("paper-import")).containsText("6 questions in the paper");
    Looks.seen(admin, "exam-admin-paper-problems");

    bring(admin, "#paper-file", "paper.yaml", Papers.GOOD);
    button(admin, "Take it: 3 questions").click();
    assertThat(admin.locator("paper-import")).containsText("3 questions in the paper", PATIENT);
    assertThat(admin.locator("paper-import .notice.good")).containsText("is taken");
    Looks.seen(admin, "exam-admin-paper-taken");
  }

  @Test
  @Order(2)
  void anUpheldAppealGivesBackExactlyWhatTheStrikeTook() {
    Page admin = people.admin(Chromium.Look.DESK);
    button(admin, "Open the exam").click();
    agree(admin, "Open the exam");
    assertThat(admin.locator(".title-row .badge")).hasText("Open");
    Page student = people.sitting(1, Chromium.Look.PHONE);
    choose(student, "Network");
    assertThat(answerState(student)).containsText("Saved, entry");
    student.keyboard().press("Control+a");
    student.keyboard().press("Control+c");
    button(student, "I have read this").click();
    answersAndHandsIn(student);
    answersAndHandsIn(people.sitting(2, Chromium.Look.PHONE));

    Page proctor = people.proctor(Chromium.Look.DESK);
    openStory(proctor, "Student 1");
    button(proctor, "Confirm").click();
    agree(proctor, "Confirm", "Text was copied.");
    assertThat(proctor.locator(".case")).containsText("Confirmed");
    assertThat(student.locator(".strikes")).containsText("Confirmed");
    button(admin, "Close the exam").click();
    agree(admin, "Close the exam");
    assertThat(admin.locator(".title-row .badge")).hasText("Graded", GRADED);
    Page teacher = people.teacher(1, "/marks", Chromium.Look.DESK);
    assertSums(teacher, "Student 1", "5", "−50 %", "2.5");

    button(student, "Appeal").click();
    student.locator("appeal-form textarea").fill("I copied my own words.");
    button(student, "Send appeal").click();
    assertThat(student.locator("appeal-form")).containsText("is being looked at");
    undecided(admin);
    Page judge = people.teacher(2, "/monitor", Chromium.Look.DESK);
    openStory(judge, "Student 1");
    assertThat(judge.locator("blockquote")).hasText("I copied my own words.");
    Looks.seen(judge, "monitor-appeal");
    button(judge, "Uphold").click();
    agree(judge, "Uphold", "They were indeed.");
    assertThat(student.locator("appeal-form")).containsText("was upheld", PATIENT);
    assertThat(student.locator("appeal-form")).containsText("They were indeed.");
    Looks.seen(student, "student-appeal-upheld");
    assertSums(teacher, "Student 1", "5", "", "5");
    assertThat(admin.locator("exam-lifecycle .notice.warn")).hasCount(0, SOON);
  }

  /** Whoever is about to publish is told what could change the results afterwards. */
  private static void undecided(Page admin) {
    assertThat(admin.locator("exam-lifecycle .notice.warn"))
        .containsText("One appeal is not decided.", PATIENT);
    button(admin, "Publish the results").click();
    assertThat(admin.locator("dialog.ask .warning")).hasText("One appeal is not decided.");
    Looks.seen(admin, "exam-admin-undecided");
    button(admin, "Cancel").click();
  }

  private static void answersAndHandsIn(Page student) {
    choose(student, "Network");
    student.locator(".nav-item").nth(1).click();
    choose(student, "Transport");
    assertThat(answerState(student)).containsText("Saved, entry");
    student.locator(".nav-item").nth(2).click();
    student.locator("#answer").fill("It doubles.");
    assertThat(answerState(student)).containsText("Saved, entry");
    button(student, "Hand in").click();
    agree(student, "Hand in");
    assertThat(student.locator("h1")).containsText("You have handed in");
  }

  @Test
  @Order(3)
  void theSheetIsTakenFromAHolderWhoWentAwayAndNothingOfThatTurnIsEntered() {
    Page holder = people.teacher(1, "/marks", Chromium.Look.DESK);
    asks(holder);
    type(holder, "4.5");
    holder.keyboard().press("Control+s");
    assertThat(holder.locator("dialog.ask")).isVisible();

    Page admin = people.adminAt("/marks", Chromium.Look.DESK);
    button(admin, "Take it away").click();
    Locator dialog = admin.locator("dialog.ask");
    assertThat(dialog).containsText("Take the sheet from Teacher One?");
    assertThat(dialog).containsText("can no longer be entered with that turn");
    Looks.seen(admin, "marks-break");
    agree(admin, "Take it away", "Went home with it.");
    asks(admin);
    type(admin, "3");
    admin.keyboard().press("Control+s");
    agree(admin, "Enter marks");
    assertThat(admin.locator(".grid-cell.entered").first()).hasText("3");

    agree(holder, "Enter marks");
    Locator difference = holder.locator(".difference");
    assertThat(difference).containsText("Somebody else had the sheet", PATIENT);
    assertThat(difference.locator("td.n")).hasText(new String[] {"4.5", "3"});
    assertThat(holder.locator("lock-panel .notice")).containsText("You no longer have the sheet");
    Looks.seen(holder, "marks-broken");
    button(admin, "Give it back").click();

    Page log = people.admin(Chromium.Look.DESK);
    assertThat(log.locator(".log"))
        .containsText("Took the marksheet away: Went home with it.", PATIENT);
  }

  @Test
  @Order(4)
  void marksFromAFileAreEnteredWholeOrNotAtAll() {
    Page teacher = people.teacher(2, "/marks", Chromium.Look.DESK);
    assertThat(teacher.locator("#cell-0-2")).hasText("3");
    teacher.locator("marks-import summary").click();
    bring(teacher, "#marks-file", "marks.csv", "roll,q3\nR01,4\nR02,fuor\nR99,1\n");
    Locator problems = teacher.locator("marks-import .problems tbody tr");
    assertThat(problems).hasCount(2);
    assertThat(problems.nth(0)).containsText(Pattern.compile("row 3, q3.*fuor.*number"));
    assertThat(problems.nth(1)).containsText(Pattern.compile("row 4, roll.*R99.*roster"));
    assertThat(teacher.locator("#cell-0-2")).hasText("3");
    Looks.seen(teacher, "marks-import-problems");

    bring(teacher, "#marks-file", "marks.csv", "roll,q3\nR01,4\nR02,2.5\n");
    Locator enter = teacher.locator("marks-import .actions button");
    enter.click();
    assertThat(teacher.getByRole(AriaRole.ALERT))
        .containsText("Ask for the sheet first, then bring the file again.");
    assertThat(teacher.locator("#cell-0-2")).hasText("3");
    asks(teacher);
    enter.click();
    assertThat(teacher.locator("marks-import .notice.good")).containsText("are entered");
    assertThat(teacher.locator("#cell-0-2")).hasText("4");
    assertThat(teacher.locator("#cell-1-2")).hasText("2.5");
    Looks.seen(teacher, "marks-imported");
    button(teacher, "Give it back").click();
  }

  @Test
  @Order(5)
  void anotherKeyShowsWhoseScoreChangedAndTheScoresFollow() {
    Page teacher = people.teacher(1, "/marks", Chromium.Look.DESK);
    assertSums(teacher, "Student 2", "7.5", "", "7.5");
    Page admin = people.admin(Chromium.Look.DESK);
    admin.locator("#key-item").selectOption("q2");
    choice(admin, "Session").check();
    admin.locator("#key-reason").fill("The book says so.");
    button(admin, "Change the key").click();
    agree(admin, "Change the key");
    Locator changed = admin.locator("key-change details");
    assertThat(changed).containsText("The scores of 2 students changed.", PATIENT);
    Locator students = changed.locator("tbody tr");
    assertThat(students.nth(0).locator("td.n")).hasText(new String[] {"3", "0", "9", "6"});
    assertThat(students.nth(1).locator("td.n")).hasText(new String[] {"3", "0", "7.5", "4.5"});
    Looks.seen(admin, "exam-admin-key-changed");
    assertSums(teacher, "Student 2", "4.5", "", "4.5");

    button(admin, "Publish the results").click();
    agree(admin, "Publish the results");
    Page student = people.student(2, Chromium.Look.PHONE);
    assertThat(student.locator(".score strong")).hasText("4.5", GRADED);
    Locator items = student.locator(".result-items > li");
    assertThat(items.nth(0)).containsText("Your answer is right. Your answer is entry");
    assertThat(items.nth(1)).containsText("Your answer is not right. Your answer is entry");
    assertThat(items.nth(2)).containsText("A person entered these marks: entry");
    Looks.seen(student, "student-result-after-key");

    Page german = chromium.person(Chromium.Look.PHONE, "de-DE");
    german.navigate(exam.address("/"));
    ExamPeople.signedIn(german, LocalExam.code(2));
    assertThat(german.locator(".result-items > li").nth(1))
        .containsText("Ihre Antwort ist nicht richtig. Ihre Antwort ist Eintrag");
    Looks.seen(german, "student-result-german");
  }

  private static Locator choice(Page admin, String words) {
    return admin.locator("key-change").getByLabel(words);
  }

  private static void bring(Page page, String field, String name, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    page.locator(field).setInputFiles(new FilePayload(name, "text/plain", bytes));
  }

  private static void asks(Page page) {
    button(page, "Ask for the sheet").click();
    assertThat(page.locator("lock-panel .notice")).containsText("You have the sheet", PATIENT);
  }

  /** The essay of the first student. */
  private static void type(Page page, String marks) {
    page.locator("#cell-0-2").click();
    page.keyboard().type(marks);
    page.keyboard().press("Enter");
    assertThat(page.locator("#cell-0-2")).hasClass(Pattern.compile("typed"));
    page.locator(".grid-frame").focus();
  }

  private static void assertSums(Page sheet, String student, String... sums) {
    assertThat(
            sheet
                .locator(".grid-row", new Page.LocatorOptions().setHasText(student + " "))
                .first()
                .locator(".sum"))
        .hasText(sums, GRADED);
  }
}
