package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plenum.node.web.ExamPeople.agree;
import static dev.plenum.node.web.ExamPeople.button;
import static dev.plenum.node.web.ExamPeople.choose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever a device does with its own time, its student has as long as the ledger says. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamTimeIT {
  private static final double HALF_A_SECOND = 500;
  private static final int SUSPENDED_MILLIS = 6_000;
  private static final ContainsTextOptions AT_ONCE = new ContainsTextOptions().setTimeout(3_000);

  /** The device's clock goes wrong by what {@code wrongBy} says; the machine's stays readable. */
  private static final String WRONG_CLOCK =
      """
      const Real = Date;
      window.trueTime = () => Real.now();
      window.wrongBy = %d;
      window.Date = class extends Real {
        constructor(...of) { super(...(of.length ? of : [Real.now() + window.wrongBy])); }
        static now() { return Real.now() + window.wrongBy; }
      };
      """;

  /**
   * At the next turns of a countdown: the seconds it then shows, and the machine's time in
   * milliseconds.
   */
  private static final String TURNS =
      """
      countdown => new Promise((done) => {
        const box = document.querySelectorAll('.countdown strong')[countdown];
        const now = window.trueTime ?? Date.now;
        const turns = [];
        let shown = box.textContent;
        const look = () => {
          if (box.textContent !== shown) {
            shown = box.textContent;
            const seconds = shown.split(':').reduce((sum, n) => sum * 60 + Number(n), 0);
            turns.push(`${seconds} ${now()}`);
          }
          if (turns.length === 3) done(turns.join());
          else setTimeout(look, 10);
        };
        look();
      })
      """;

  private static final int ITEM = 0;
  private static final int WHOLE = 1;

  private final Chromium chromium;
  private LocalExam exam;
  private ExamPeople people;

  /** When the time is over, as the ledger says, in epoch milliseconds. */
  private record Ends(long whole, long item) {}

  ExamTimeIT(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void start() throws IOException, InterruptedException {
    exam = LocalExam.start(LocalExam.Times.SLOW_ITEMS);
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
  void extraMinutesLengthenTheWholeAndTheItemOnTheScreenAtOnce() {
    Page student = people.sitting(1, Chromium.Look.PHONE);
    Ends before = ends(student);
    Page proctor = people.proctor(Chromium.Look.DESK);
    ExamPeople.openStory(proctor, "Student 1");
    button(proctor, "Extra time").click();
    agree(proctor, "Extra time", "12");
    assertThat(student.locator(".countdown strong").last())
        .containsText(Pattern.compile("3[56]:"), AT_ONCE);
    // Twelve minutes on twenty-four: each item has half as much again.
    assertThat(student.locator(".countdown strong").first())
        .containsText(Pattern.compile("05:[345]"), AT_ONCE);
    Ends after = ends(student);
    assertThat(after.whole() - before.whole()).isEqualTo(Duration.ofMinutes(12).toMillis());
    assertThat(after.item() - before.item())
        .isCloseTo(Duration.ofMinutes(2).toMillis(), within(10_000L));
    assertShows(student, after);
    Looks.seen(student, "student-extra-time");
  }

  @Test
  void aClockTenMinutesWrongCountsDownLikeTheNodes() {
    for (long wrong : List.of(600_000L, -600_000L)) {
      int number = wrong > 0 ? 2 : 3;
      Page student = chromium.person(Chromium.Look.PHONE);
      student.addInitScript(WRONG_CLOCK.formatted(wrong));
      sits(student, number);
      Ends ends = ends(student);
      assertShows(student, ends);
      student.reload();
      assertThat(student.locator("legend")).isVisible();
      assertShows(student, ends);
      assertThat(ends(student)).isEqualTo(ends);
    }
  }

  @Test
  void aClockThatIsSetWhileSittingMovesNothing() {
    Page student = chromium.person(Chromium.Look.PHONE);
    student.addInitScript(WRONG_CLOCK.formatted(0));
    sits(student, 4);
    Ends ends = ends(student);
    for (int wrong : List.of(600_000, -600_000, 0)) {
      student.evaluate("by => (window.wrongBy = by)", wrong);
      assertShows(student, ends);
    }
    choose(student, "Network");
    assertThat(ExamPeople.answerState(student)).containsText("Saved, entry");
    assertThat(ends(student)).isEqualTo(ends);
  }

  @Test
  void anotherTimeZoneCountsDownTheSame() {
    Page student =
        chromium.person(Chromium.Look.PHONE, device -> device.setTimezoneId("Pacific/Kiritimati"));
    sits(student, 5);
    assertThat(student.evaluate("new Date().getTimezoneOffset()")).isEqualTo(-14 * 60);
    assertShows(student, ends(student));
  }

  @Test
  void aPageThatWasSuspendedShowsTheTimeThatIsLeftAndNothingOfItIsGivenBack()
      throws IOException, InterruptedException {
    suspendedFor(6, "");
  }

  /** While a laptop's lid is shut its page's tick stands still, and the time does not. */
  @Test
  void aMachineThatSleptIsFoundOutAndTheTimeIsRightAgain()
      throws IOException, InterruptedException {
    suspendedFor(
        7,
        """
        const tick = performance.now.bind(performance);
        let last = tick();
        let slept = 0;
        performance.now = () => {
          const now = tick();
          if (now - last > 3000) slept += now - last;
          last = now;
          return now - slept;
        };
        """);
  }

  private void suspendedFor(int number, String script) throws IOException, InterruptedException {
    Set<Long> others = chromium.renderers();
    Page student = chromium.person(Chromium.Look.PHONE);
    student.addInitScript(script);
    sits(student, number);
    Ends ends = ends(student);
    Set<Long> own = new HashSet<>(chromium.renderers());
    own.removeAll(others);
    student.evaluate("() => { window.beats = 0; setInterval(() => window.beats++, 50); }");
    signal("-STOP", own);
    // The one thing awaited is that time goes by while the page stands still.
    chromium.person(Chromium.Look.DESK).waitForTimeout(SUSPENDED_MILLIS);
    signal("-CONT", own);
    int beats = ((Number) student.evaluate("window.beats")).intValue();
    assertThat(beats).as("the page stood still").isLessThan(SUSPENDED_MILLIS / 2 / 50);
    assertShows(student, ends);
    assertThat(ends(student)).isEqualTo(ends);
  }

  /** A renderer that waits for its first page may be gone meanwhile; the student's is not. */
  private static void signal(String signal, Set<Long> processes)
      throws IOException, InterruptedException {
    int reached = 0;
    for (long process : processes) {
      int failed = new ProcessBuilder("kill", signal, Long.toString(process)).start().waitFor();
      reached += failed == 0 ? 1 : 0;
    }
    assertThat(reached).isPositive();
  }

  private void sits(Page page, int number) {
    page.navigate(exam.address("/"));
    ExamPeople.signedIn(page, LocalExam.code(number));
    button(page, "Begin").click();
    assertThat(page.locator("paper-view legend")).isVisible();
  }

  private static Ends ends(Page student) {
    String attempt =
        (String)
            student.evaluate(
                """
                async () => {
                  const { token } = JSON.parse(sessionStorage.getItem('plenum.session.student'));
                  const headers = { Authorization: `Bearer ${token}` };
                  return (await fetch('/api/v1/attempt', { headers })).text();
                }
                """);
    JsonObject of = JsonParser.parseString(attempt).getAsJsonObject();
    String item = of.getAsJsonObject("lease").get("until").getAsString();
    return new Ends(
        Instant.parse(of.get("endsAt").getAsString()).toEpochMilli(),
        Instant.parse(item).toEpochMilli());
  }

  private static void assertShows(Page student, Ends ends) {
    assertThat(error(student, WHOLE, ends.whole())).as("the whole time").isLessThan(HALF_A_SECOND);
    assertThat(error(student, ITEM, ends.item())).as("the item's time").isLessThan(HALF_A_SECOND);
  }

  /** How far a countdown is off: the middle one of three turns, for the machine may stumble. */
  private static double error(Page student, int countdown, long end) {
    String turns = (String) student.evaluate(TURNS, countdown);
    return Stream.of(turns.split(","))
        .map(turn -> turn.split(" "))
        .mapToDouble(
            turn -> Math.abs(end - Long.parseLong(turn[1]) - Long.parseLong(turn[0]) * 1000.0))
        .sorted()
        .skip(1)
        .findFirst()
        .orElseThrow();
  }
}
