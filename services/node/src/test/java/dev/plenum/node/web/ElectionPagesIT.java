package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plenum.node.web.ElectionPeople.button;
import static dev.plenum.node.web.ElectionPeople.cast;
import static dev.plenum.node.web.ElectionPeople.mark;
import static dev.plenum.node.web.ElectionPeople.signIn;
import static dev.plenum.node.web.ElectionPeople.tracker;
import static dev.plenum.node.web.Keyboard.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** One election from preparation to publication, as its people see it in a real browser. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ElectionPagesIT {
  private static final Pattern TRACKER = Pattern.compile("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");

  private static final String PASSWORD = "correct horse battery";

  private final Chromium chromium;
  private final LocalElection election;
  private final ElectionPeople people;

  ElectionPagesIT(Chromium chromium, LocalElection election) {
    this.chromium = chromium;
    this.election = election;
    this.people = new ElectionPeople(chromium, election);
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    chromium.sendHome();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  @Order(0)
  void whoIsNotOnTheRollRegistersAndSignsInAgainOnAnotherNode() {
    Page page = people.stranger(election.address(0, "/"), Chromium.Look.PHONE);
    button(page, "Not on the roll? Register").click();
    Looks.seen(page, "voter-register");
    page.locator("#register-user").fill("walk.in");
    page.locator("#register-name").fill("Wanda Walker");
    page.locator("#register-password").fill("short");
    button(page, "Register").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("12 to 200 characters");
    assertThat(page.locator("#register-password")).isFocused();
    page.locator("#register-password").fill(PASSWORD);
    button(page, "Register").click();
    assertThat(page.locator("h1")).containsText("You are ready, Wanda Walker");

    Page again = people.stranger(election.address(1, "/"), Chromium.Look.DESK);
    button(again, "Sign in by name and password").click();
    Looks.seen(again, "voter-by-name");
    again.locator("#user").fill("walk.in");
    signIn(again, PASSWORD);
    assertThat(again.locator("h1")).containsText("You are ready, Wanda Walker");
  }

  @Test
  @Order(1)
  void whoComesEarlyWaitsAndTheBallotAppearsByItself() {
    Page voter = people.voter(1, Chromium.Look.PHONE);
    assertThat(voter.locator("h1")).containsText("You are ready");
    Looks.seen(voter, "voter-waiting");

    Page admin = people.officer("/admin", Chromium.Look.DESK);
    assertThat(admin.getByText("13 people on the roll")).isVisible();
    Looks.seen(admin, "admin-draft");
    button(admin, "Start voting").click();
    assertThat(admin.locator("dialog")).containsText("can no longer be changed");
    Looks.keep(admin, "admin-start");
    admin.locator("dialog").getByText("Start voting").last().click();

    assertThat(voter.locator(".contest").first()).isVisible();
    assertThat(admin.locator(".title-row .badge")).hasText("Open");
  }

  @Test
  @Order(2)
  void aWrongCodeIsExplained() {
    Page page = chromium.person(Chromium.Look.PHONE);
    page.navigate(election.address(1, "/"));
    signIn(page, "NOT-A-REAL-CODE-AT-ALL-0000");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("That is not right");
    Looks.seen(page, "voter-wrong-code");
  }

  @Test
  @Order(3)
  void aBallotIsCountedOnceItsReceiptIsThereAndEverybodyCanFindIt() {
    Page voter = people.voter(1, Chromium.Look.PHONE);
    mark(voter, "Ana Prado", "Femi Adeyemi", "Yes");
    Looks.seen(voter, "voter-ballot");
    button(voter, "Review").click();
    assertThat(voter.locator(".review")).containsText("Ana Prado");
    Looks.seen(voter, "voter-review");
    button(voter, "Cast ballot").click();
    assertThat(voter.locator("h1")).containsText("Your ballot is counted");
    String tracker = tracker(voter);
    assertThat(tracker).matches(TRACKER);
    button(voter, "Check it yourself").click();
    assertThat(voter.locator(".notice.good")).containsText("Found in the ledger");
    Looks.seen(voter, "voter-receipt");

    Page stranger = chromium.person(Chromium.Look.DESK);
    stranger.navigate(election.address(2, "/board"));
    stranger.locator("#tracker").fill(tracker.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
    button(stranger, "Search").click();
    assertThat(stranger.locator(".notice.good")).containsText("part of the count");
    assertThat(stranger.locator(".turnout-n")).containsText("1 of 13");
    Looks.judge(stranger);
  }

  @Test
  @Order(4)
  void aReloadShowsTheSameReceipt() {
    Page voter = people.voter(1, Chromium.Look.DESK);
    assertThat(voter.locator("h1")).containsText("Your ballot is counted");
    String tracker = tracker(voter);
    voter.reload();
    assertThat(voter.locator("h1")).containsText("Your ballot is counted");
    assertThat(tracker(voter)).isEqualTo(tracker);
    Looks.keep(voter, "voter-receipt");
  }

  @Test
  @Order(5)
  void aSecondBallotIsRefusedAndTheFirstStands() {
    Page one = people.voter(2, Chromium.Look.DESK);
    Page other = people.voter(2, Chromium.Look.DESK);
    mark(one, "Ben Okafor", "Greta Holm", "No");
    mark(other, "Chloé Martin", "Elif Demir", "Yes");
    cast(one);
    assertThat(one.locator("h1")).containsText("Your ballot is counted");
    cast(other);
    assertThat(other.getByRole(AriaRole.ALERT)).containsText("already counted");
    Looks.seen(other, "voter-second-ballot");
    button(other, "Show the receipt").click();
    assertThat(tracker(other)).isEqualTo(tracker(one));
  }

  @Test
  @Order(6)
  void theKeyboardAloneIsEnough() {
    Page voter = chromium.person(Chromium.Look.DESK);
    voter.navigate(election.address(0, "/"));
    voter.locator("#secret").focus();
    voter.keyboard().insertText(LocalElection.code(3));
    voter.keyboard().press("Enter");
    assertThat(voter.locator(".contest")).hasCount(3);
    press(voter, "input[name=chair]", "Space");
    press(voter, "input[name=committee]", "Space");
    press(voter, "input[name=fee]", "Space");
    press(voter, ".thumb button", "Enter");
    assertThat(voter.locator("h1")).containsText("Is this what you want?");
    press(voter, ".thumb .primary", "Enter");
    assertThat(voter.locator("h1")).containsText("Your ballot is counted");
  }

  @Test
  @Order(7)
  void withoutConnectionNothingIsPromisedAndTheBallotArrivesLater() {
    Page voter = people.voter(4, Chromium.Look.PHONE);
    mark(voter, "Ana Prado", "Greta Holm", "Yes");
    button(voter, "Review").click();
    voter.context().setOffline(true);
    button(voter, "Cast ballot").click();
    assertThat(voter.locator(".sending-state")).containsText("kept on this device");
    assertThat(voter.locator("main")).not().containsText("is counted.");
    Looks.keep(voter, "voter-offline");
    voter.context().setOffline(false);
    assertThat(voter.locator("h1"))
        .containsText("Your ballot is counted", new ContainsTextOptions().setTimeout(30_000));
  }

  @Test
  @Order(8)
  void germanSpeakersReadGerman() {
    Page voter = chromium.person(Chromium.Look.PHONE, "de-DE");
    voter.navigate(election.address(0, "/"));
    assertThat(voter.getByLabel("Ihr Wahlcode")).isVisible();
    signIn(voter, LocalElection.code(5));
    assertThat(voter.locator(".thumb")).containsText("Prüfen");
    Looks.seen(voter, "voter-ballot-de");
  }

  @Test
  @Order(9)
  void aPauseReachesEveryVoterAndEndsByItself() {
    Page voter = people.voter(6, Chromium.Look.PHONE);
    mark(voter, "Deniz Yılmaz", "Elif Demir", "No");
    Page admin = people.officer("/admin", Chromium.Look.DESK);
    button(admin, "Pause").click();
    assertThat(voter.locator("h1")).containsText("A short break");
    Looks.seen(voter, "voter-paused");
    button(admin, "Resume").click();
    assertThat(voter.locator(".option:has(input:checked)")).hasCount(3);
  }

  @Test
  @Order(10)
  void theClosingTimeMovesOnEveryScreen() {
    Page voter = people.voter(7, Chromium.Look.DESK);
    assertThat(voter.locator(".clock-left")).containsText("closes in 1:");
    Page admin = people.officer("/admin", Chromium.Look.DESK);
    admin.getByText("+15 min").click();
    assertThat(voter.locator(".clock-left")).containsText("closes in 2:");
  }

  @Test
  @Order(11)
  void theAdminSeesTheRollTheLogAndTheNodes() {
    Page admin = people.officer("/admin", Chromium.Look.DESK);
    assertThat(admin.locator("roll-table tbody tr")).hasCount(LocalElection.VOTERS + 1);
    admin.getByLabel("Name, id or e-mail").fill("voter 11");
    assertThat(admin.locator("roll-table tbody tr")).hasCount(1);
    assertThat(admin.locator(".log li").first()).isVisible();
    assertThat(admin.locator(".ring .node.leader")).hasCount(1);
    Looks.judge(admin);
  }

  @Test
  @Order(12)
  void everyPageIsOpenToEverybodyAtEveryWidth() {
    people.judged("/", "voter-signin", "#secret");
    people.judged("/board", "board-open", ".hemicycle");
    people.judged("/cluster", "cluster", ".ring .node.leader");
    people.judged("/time", "election-time", ".clock-dot");
    Page admin = people.officer("/admin", Chromium.Look.DESK);
    assertThat(admin.locator(".log li").first()).isVisible();
    Looks.everywhere(admin, "admin-open");
    Page tally = people.officer("/tally", Chromium.Look.DESK);
    assertThat(tally.locator("h1")).containsText("Sealed");
    Looks.everywhere(tally, "tally-sealed");
  }

  @Test
  @Order(13)
  void closingSaysWhomItShutsOutAndEndsTheVote() {
    Page voter = people.voter(8, Chromium.Look.PHONE);
    Page admin = people.officer("/admin", Chromium.Look.PHONE);
    button(admin, "Close voting").click();
    assertThat(admin.locator("dialog")).containsText("4 of 13 have voted. 9 people");
    Looks.seen(admin, "admin-close");
    admin.locator("dialog").getByText("Close voting").last().click();
    assertThat(voter.locator("h1")).containsText("Voting is over");
    Looks.seen(voter, "voter-over");
  }

  @Test
  @Order(14)
  void nobodySeesAResultBeforeItIsPublishedThenEverybody() {
    Page board = chromium.person(Chromium.Look.DESK);
    board.navigate(election.address(2, "/board"));
    assertThat(board.locator(".badge")).hasText("Closed");
    Page tally = people.officer("/tally", Chromium.Look.DESK);
    Looks.keep(tally, "tally-closed");
    Locator counted = tally.locator("h1", new Page.LocatorOptions().setHasText("seen only by you"));
    // Ballots cast in time may still be on their way for the grace, and inside the cluster after
    // it.
    for (int i = 0; i < 40 && !counted.isVisible(); i++) {
      if (button(tally, "Count the ballots").isVisible()) {
        button(tally, "Count the ballots").click();
      }
      tally.waitForTimeout(1000);
    }
    assertThat(counted).isVisible();
    Looks.seen(tally, "tally-counted");
    assertThat(board.locator(".bars")).hasCount(0);
    button(tally, "Publish result").click();
    tally.locator("dialog").getByText("Publish result").last().click();
    assertThat(board.locator(".bars")).hasCount(3);
    assertThat(board.locator(".result").first()).containsText("Elected: Ana Prado");
    button(board, "Count here").click();
    assertThat(board.locator("ballot-recount .notice"))
        .containsText("Your count gives the published result");
    Looks.everywhere(board, "board-recounted");
    button(tally, "Count again").click();
    assertThat(tally.locator(".notice")).containsText("Counted again: the same result");
    Looks.everywhere(tally, "tally-recounted");
    people.judged("/board", "board-published", ".bars");
  }
}
