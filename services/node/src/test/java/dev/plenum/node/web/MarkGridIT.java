package dev.plenum.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where marks stand in the sheet. A header beside its column is a mark in another's place. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
class MarkGridIT {
  private static final String SHEET =
      """
      async ([ids, width, zoom]) => {
        await customElements.whenDefined('mark-grid');
        document.documentElement.style.fontSize = `${zoom}%`;
        const columns = Array.from({ length: 24 }, (_, i) => ({ id: ids[i % ids.length].slice(0, -2) + String(i).padStart(2, '0').slice(-Math.min(2, ids[i % ids.length].length)), type: 'single', max: 2.25 }));
        const rows = Array.from({ length: 90 }, (_, i) => ({
          roll: `R${i}`, name: `Student ${i}`, state: 'graded', entered: [], disputed: [], penaltyPercent: i % 7 ? 0 : 100,
          marks: Object.fromEntries(columns.map((c) => [c.id, i % 3 ? 1.25 : -1])), total: i < 40 ? 1 : 1000.25, score: i < 40 ? 1 : -1000.25 }));
        const grid = document.createElement('mark-grid');
        grid.sheet = { columns, rows };
        grid.editable = true;
        document.querySelector('main').replaceChildren(grid);
        await grid.updateComplete;
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
      """;

  /** The worst distance between the edges of a header and those of the cells below it, in px. */
  private static final String APART =
      """
      async ([left, top]) => {
        const frame = document.querySelector('.grid-frame');
        frame.scrollTo(left, top);
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const edges = (row) => [...row.children].map((cell) => cell.getBoundingClientRect());
        const heads = edges(document.querySelector('.grid-head'));
        const rows = [...document.querySelectorAll('.grid-row')].map(edges);
        const apart = rows.flatMap((row) => row.flatMap((cell, i) => [Math.abs(cell.left - heads[i].left), Math.abs(cell.right - heads[i].right)]));
        const spilt = [...document.querySelectorAll('.grid-head > *')].filter((head) => head.scrollWidth > head.clientWidth + 1).length;
        const box = frame.getBoundingClientRect();
        return [rows.length, Math.max(...apart), spilt, heads[0].top - box.top, heads[0].left - box.left];
      }
      """;

  private final Chromium chromium;
  private final LocalExam exam;

  MarkGridIT(Chromium chromium, LocalExam exam) {
    this.chromium = chromium;
    this.exam = exam;
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    chromium.sendHome();
    assertThat(chromium.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "390,100",
    "640,100",
    "1280,100",
    "1600,100",
    "1920,100",
    "390,200",
    "1280,200",
    "1600,150"
  })
  void everyHeaderStandsOverItsOwnColumnWhateverItemsAreCalled(int width, int zoom) {
    Page page = chromium.person(new Chromium.Look(width, 900, ColorScheme.LIGHT));
    page.navigate(exam.address("/marks"));
    for (List<String> ids :
        List.of(
            List.of("q"),
            List.of("letter"),
            List.of("question-of-20-chars"),
            List.of("q", "letter", "question-of-20-chars", "x".repeat(60)))) {
      page.evaluate(SHEET, List.of(ids, width, zoom));
      for (List<Integer> scrolled :
          List.of(List.of(0, 0), List.of(333, 1500), List.of(9_999, 9_999))) {
        var seen = (List<?>) page.evaluate(APART, scrolled);
        Map<String, Object> where = Map.of("ids", ids, "scrolled", scrolled);
        assertThat(number(seen.get(0))).as("rows at %s", where).isGreaterThan(5);
        assertThat(number(seen.get(1))).as("px apart at %s", where).isLessThan(0.5);
        assertThat(number(seen.get(2))).as("headers that spill at %s", where).isZero();
        assertThat(number(seen.get(3))).as("headers stay on top at %s", where).isBetween(0.0, 2.0);
        assertThat(number(seen.get(4))).as("names stay on the left %s", where).isBetween(0.0, 2.0);
      }
    }
    if (zoom == 100) {
      Looks.seen(page, "marks-grid");
    }
  }

  private static double number(Object seen) {
    return ((Number) seen).doubleValue();
  }
}
