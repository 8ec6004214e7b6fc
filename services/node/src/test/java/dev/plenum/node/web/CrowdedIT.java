package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forty choices with names of eighty characters, at every width and at twice the size. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
class CrowdedIT {
  private static final int CHOICES = 40;

  /** The last is a desk at 200 %: half as many pixels of the page's own. */
  private static final List<Chromium.Look> LOOKS =
      List.of(
          new Chromium.Look(390, 844, ColorScheme.LIGHT),
          new Chromium.Look(768, 1024, ColorScheme.DARK),
          new Chromium.Look(1920, 1080, ColorScheme.LIGHT),
          new Chromium.Look(640, 450, ColorScheme.LIGHT));

  private final Chromium chromium;
  private final LocalElection election;
  private final LocalExam exam;

  CrowdedIT(Chromium chromium, LocalElection election, LocalExam exam) {
    this.chromium = chromium;
    this.election = election;
    this.exam = exam;
  }

  @AfterEach
  void goHome() {
    chromium.sendHome();
  }

  @Test
  void aBallotOfFortyLongNamesFitsEveryWidth() {
    String event =
        """
        {"name":"board","title":"Board election 2027","phase":"open","seq":9,"revote":"first",
        "roll":{"size":12,"weight":12},"turnout":{"ballots":0,"weight":0},"contests":[
        {"id":"c","text":"%s?","method":"approval","seats":3,"max":40,"min":0,"options":[%s]}]}\
        """
            .formatted(name(0), choices("name"));
    for (Chromium.Look look : LOOKS) {
      Page page = signedIn(look, "voter");
      Chromium.answer(page, "**/api/v1/events", route -> stream(route, "election", event));
      Chromium.answer(
          page, "**/api/v1/ballots/mine", route -> json(route, 404, "{\"reason\":\"NoBallot\"}"));
      page.navigate(election.address(0, "/"));
      assertThat(page.locator(".option")).hasCount(CHOICES);
      Looks.seen(page, "crowded-ballot");
    }
  }

  @Test
  void aPaperOfFortyLongChoicesFitsEveryWidth() {
    String event =
        """
        {"name":"networks","title":"%s","phase":"open","seq":9,"items":1,"durationMillis":600000,
        "roster":{"students":1,"begun":1,"handedIn":0,"terminated":0},"sheet":{"version":0}}\
        """
            .formatted(name(0));
    String attempt =
        """
        {"state":"sitting","endsAt":"2099-01-01T00:00:00.000Z","extraMillis":0,"strikes":[],
        "messages":[],"appeals":[],"seq":9,"items":[{"id":"q","index":0,"state":"open","marked":false,
        "type":"multiple","text":"%s?","images":[],"marks":2,"penalty":0,"choices":[%s]}]}\
        """
            .formatted(name(0), choices("text"));
    for (Chromium.Look look : LOOKS) {
      Page page = signedIn(look, "student");
      Chromium.answer(page, "**/api/v1/events", route -> stream(route, "exam", event));
      Chromium.answer(page, "**/api/v1/attempt", route -> json(route, 200, attempt));
      Chromium.answer(page, "**/api/v1/attempt/heartbeat", route -> json(route, 503, "{}"));
      page.navigate(exam.address("/"));
      assertThat(page.locator(".option")).hasCount(CHOICES);
      Looks.seen(page, "crowded-paper");
    }
  }

  @Test
  void theWordsOfTheTurnoutLieOnNoSeat() {
    for (Chromium.Look look : LOOKS) {
      Page page = chromium.person(look);
      page.navigate(election.address(0, "/board"));
      assertThat(page.locator(".turnout-n strong")).isVisible();
      Object touching =
          page.evaluate(
              """
              () => {
                const words = [...document.querySelectorAll('.turnout-n > *')].map((e) => {
                  const range = document.createRange();
                  range.selectNodeContents(e);
                  return range.getBoundingClientRect();
                });
                return [...document.querySelectorAll('.hemicycle circle')].filter((seat) => {
                  const s = seat.getBoundingClientRect();
                  return words.some((w) => s.left < w.right && s.right > w.left && s.top < w.bottom && s.bottom > w.top);
                }).length;
              }
              """);
      assertThat(touching).as("seats under words at %d px", look.width()).isEqualTo(0);
      Looks.seen(page, "board-few");
    }
  }

  private Page signedIn(Chromium.Look look, String role) {
    Page page = chromium.person(look);
    page.addInitScript(
        """
        sessionStorage.setItem('plenum.session.%s', JSON.stringify({token: 'x', name: '%s', role: '%s'}));
        """
            .formatted(role, name(0), role));
    return page;
  }

  private static String choices(String word) {
    return IntStream.rangeClosed(1, CHOICES)
        .mapToObj(i -> "{\"id\":\"o%d\",\"%s\":\"%s\"}".formatted(i, word, name(i)))
        .collect(Collectors.joining(","));
  }

  private static String name(int number) {
    String name =
        number + " Maximiliane-Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst ";
    return (name + "Donaudampfschifffahrtsgesellschaftskapitän").substring(0, 80);
  }

  private static void stream(Route route, String type, String data) {
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("text/event-stream")
            .setBody("event: %s\ndata: %s\n\n".formatted(type, data.replace("\n", ""))));
  }

  private static void json(Route route, int status, String body) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(status)
            .setContentType("application/json")
            .setBody(body));
  }
}
