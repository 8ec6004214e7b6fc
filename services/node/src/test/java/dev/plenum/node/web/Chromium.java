package dev.plenum.node.web;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's own Chromium. */
final class Chromium implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chromium.class);
  private static final int CLOSING_TRIES = 5;

  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-sync",
          "--no-first-run",
          "--no-pings");

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(executable())
                  .setArgs(QUIET)
                  .setHeadless(true));

  /** What pages complained about: errors of scripts and breaches of the policy. */
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  /** How somebody looks at a page. */
  record Look(int width, int height, ColorScheme scheme) {
    static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT);
    static final Look PHONE_DARK = new Look(390, 844, ColorScheme.DARK);
    static final Look DESK = new Look(1280, 900, ColorScheme.LIGHT);
    static final Look DESK_DARK = new Look(1280, 900, ColorScheme.DARK);
    static final List<Look> ALL = List.of(PHONE, PHONE_DARK, DESK, DESK_DARK);
  }

  /** A page of a person who shares nothing with any other. */
  Page person(Look look) {
    return person(look, "en-GB");
  }

  Page person(Look look, String language) {
    return person(look, options -> options.setLocale(language));
  }

  /** A person whose browser differs from the usual one. */
  Page person(Look look, UnaryOperator<Browser.NewContextOptions> device) {
    Browser.NewContextOptions usual =
        new Browser.NewContextOptions()
            .setViewportSize(look.width(), look.height())
            .setColorScheme(look.scheme())
            .setLocale("en-GB");
    BrowserContext context = browser.newContext(device.apply(usual));
    context.setDefaultTimeout(20_000);
    return tab(context);
  }

  /** A page in a browser that somebody has already: whatever it stores is shared. */
  Page tab(BrowserContext context) {
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        complaints.add(message.text());
      }
    });
    return page;
  }

  /** The processes that draw pages now. */
  Set<Long> renderers() {
    Set<Long> found = new HashSet<>();
    JsonObject answer = browser.newBrowserCDPSession().send("SystemInfo.getProcessInfo");
    for (JsonElement process : answer.getAsJsonArray("processInfo")) {
      JsonObject of = process.getAsJsonObject();
      if (of.get("type").getAsString().equals("renderer")) {
        found.add(of.get("id").getAsLong());
      }
    }
    return found;
  }

  /**
   * Answers what a page asks for in a server's stead. A page that is being closed still asks, and
   * nobody waits for that answer any more; a page that lives and got none fails its own test.
   */
  static void answer(Page page, String asked, Consumer<Route> handler) {
    page.route(
        asked,
        route -> {
          try {
            handler.accept(route);
          } catch (PlaywrightException e) {
            LOG.debug("{} was left unanswered", route.request().url(), e);
          }
        });
  }

  /**
   * Closes every page: a forgotten one keeps its stream open and draws on. A page whose answers the
   * test gives may ask once more while it closes, and then its closing fails though it is closed:
   * what counts is that none is left.
   */
  void sendHome() {
    for (int tries = 0; tries < CLOSING_TRIES && !browser.contexts().isEmpty(); tries++) {
      List.copyOf(browser.contexts()).forEach(Chromium::sendAway);
    }
    if (!browser.contexts().isEmpty()) {
      throw new IllegalStateException(browser.contexts().size() + " people did not go home");
    }
  }

  private static void sendAway(BrowserContext context) {
    try {
      context.close();
    } catch (PlaywrightException e) {
      LOG.debug("a page asked while it closed", e);
    }
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private static Path executable() {
    @Nullable String named = System.getenv("CHROMIUM");
    List<String> known = new ArrayList<>(named == null ? List.of() : List.of(named));
    known.addAll(
        List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"));
    known.add("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    Stream<Path> paths = known.stream().map(Path::of);
    return paths
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Chromium was found; set CHROMIUM"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
