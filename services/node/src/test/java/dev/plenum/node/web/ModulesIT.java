package dev.plenum.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages' pure modules, run by the engine that will run them, without a server. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
class ModulesIT {
  /** Where browsers compute hashes; nothing is ever asked there. */
  static final String ORIGIN = "https://modules.test";

  private static final List<String> FILES =
      List.of(
          "reducer",
          "sse",
          "clock",
          "command",
          "position",
          "choices",
          "seats",
          "proof",
          "recount",
          "messages",
          "exam-reducer",
          "journal",
          "watch",
          "worker",
          "turn",
          "monitor",
          "marks");

  @TestFactory
  Stream<DynamicTest> keepTheirPromises(Chromium chromium) {
    Page page = chromium.person(Chromium.Look.DESK);
    Chromium.answer(page, ORIGIN + "/**", ModulesIT::answer);
    page.navigate(ORIGIN + "/modules/index.html");
    return FILES.stream().flatMap(file -> results(page, file));
  }

  @SuppressWarnings("unchecked") // the shape that harness.js answers with
  private static Stream<DynamicTest> results(Page page, String file) {
    Object answer =
        page.evaluate(
            "async file => (await import(`/modules/${file}.test.js`)).default.run()", file);
    return ((List<Map<String, String>>) answer)
        .stream()
            .map(result ->
                DynamicTest.dynamicTest(
                    file + ": " + result.get("name"),
                    () -> assertThat(result.get("failure")).isEmpty()));
  }

  /** Gives a page the files of the pages and of their tests. */
  static void answer(Route route) {
    String path = URI.create(route.request().url()).getPath().substring(1);
    try (InputStream file = ModulesIT.class.getClassLoader().getResourceAsStream(path)) {
      if (file == null) {
        route.fulfill(new Route.FulfillOptions().setStatus(404));
        return;
      }
      route.fulfill(
          new Route.FulfillOptions().setBodyBytes(file.readAllBytes()).setContentType(type(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String path) {
    return path.endsWith(".js")
        ? "text/javascript"
        : path.endsWith(".json") ? "application/json" : "text/html";
  }
}
