package dev.plenum.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.util.Locale;

/** What a page looks like, and to whom it would be closed. */
final class Looks {
  private static final Path SCREENS = Path.of("target", "screens");

  /** Whether every state is looked at as a phone and a desk show it, by day and by night. */
  private static final boolean ALL = "all".equals(System.getProperty("plenum.looks"));

  /** For what was asked to move and to fade in. */
  private static final int SETTLED_MILLIS = 400;

  /** What sticks out to the right of a page that is wider than its window. */
  private static final String TOO_WIDE =
      """
      () => document.documentElement.scrollWidth <= innerWidth ? ''
        : [`${document.documentElement.scrollWidth} of ${innerWidth}`,
           ...[...document.querySelectorAll('body *')]
             .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5)
             .map(e => e.outerHTML.slice(0, 120))].join('\\n')
      """;

  private Looks() {}

  /** As below, once the page shows what it is for. */
  static void seen(Page page, String name, String sign) {
    page.locator(sign).first().waitFor();
    seen(page, name);
  }

  /** Judges the page as it is now and keeps a picture of it. */
  static void seen(Page page, String name) {
    if (ALL) {
      everywhere(page, name);
    } else {
      see(page, name);
    }
  }

  /** The same on a phone and on a desk, by day and by night. */
  static void everywhere(Page page, String name) {
    ViewportSize size = page.viewportSize();
    boolean dark = dark(page);
    for (Chromium.Look look : Chromium.Look.ALL) {
      page.setViewportSize(look.width(), look.height());
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.scheme()));
      see(page, name);
    }
    page.setViewportSize(size.width, size.height);
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
  }

  /** As above, once the page shows what it is for; then it is left. */
  static void everywhere(Page page, String name, String sign) {
    page.locator(sign).first().waitFor();
    everywhere(page, name);
    page.context().close();
  }

  private static void see(Page page, String name) {
    page.waitForTimeout(SETTLED_MILLIS);
    judge(page);
    keep(page, name);
  }

  /** Nothing that would keep people out, and nothing that makes a phone scroll sideways. */
  static void judge(Page page) {
    var serious =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(v -> "serious".equals(v.getImpact()) || "critical".equals(v.getImpact()))
                .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().getFirst().getHtml())
                .toList();
    assertThat(serious).as("accessibility of %s", page.url()).isEmpty();
    assertThat(page.evaluate(TOO_WIDE)).as("%s fits its width", page.url()).isEqualTo("");
  }

  static void keep(Page page, String name) {
    String file =
        String.format(
            Locale.ROOT,
            "%s-%d-%s.png",
            name,
            page.viewportSize().width,
            dark(page) ? "dark" : "light");
    // The bar that stays on top would lie across the picture of the whole page.
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})");
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(file)).setFullPage(true));
  }

  private static boolean dark(Page page) {
    return Boolean.TRUE.equals(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"));
  }
}
