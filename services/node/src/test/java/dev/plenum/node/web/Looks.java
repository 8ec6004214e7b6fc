package dev.plenum.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Locale;

/** What a page looks like, and to whom it would be closed. */
final class Looks {
  private static final Path SCREENS = Path.of("target", "screens");

  private Looks() {}

  /** Nothing that would keep people out, and nothing that makes a phone scroll sideways. */
  static void judge(Page page) {
    var serious =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(v -> "serious".equals(v.getImpact()) || "critical".equals(v.getImpact()))
                .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().getFirst().getHtml())
                .toList();
    assertThat(serious).as("accessibility of %s", page.url()).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s fits its width", page.url())
        .isEqualTo(true);
  }

  static void keep(Page page, String name) {
    var size = page.viewportSize();
    boolean dark =
        Boolean.TRUE.equals(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"));
    String file =
        String.format(Locale.ROOT, "%s-%d-%s.png", name, size.width, dark ? "dark" : "light");
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(file)).setFullPage(true));
  }
}
