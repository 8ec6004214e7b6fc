package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.plenum.node.web.ElectionPeople.button;
import static dev.plenum.node.web.ElectionPeople.cast;
import static dev.plenum.node.web.ElectionPeople.mark;
import static dev.plenum.node.web.ElectionPeople.tracker;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A receipt proves itself: in a real browser, against a real database that somebody changes. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptIT {
  private final Chromium chromium;
  private LocalElection election;
  private ElectionPeople people;

  ReceiptIT(Chromium chromium) {
    this.chromium = chromium;
  }

  @BeforeAll
  void anOpenElectionWithSomeBallots() throws Exception {
    election = LocalElection.start();
    people = new ElectionPeople(chromium, election);
    Page admin = people.officer("/admin", Chromium.Look.DESK);
    button(admin, "Start voting").click();
    admin.locator("dialog").getByText("Start voting").last().click();
    assertThat(admin.locator(".title-row .badge")).hasText("Open");
    for (int voter = 1; voter <= 5; voter++) {
      vote(voter);
    }
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    chromium.sendHome();
    assertThat(chromium.complaints()).isEmpty();
  }

  @AfterAll
  void end() throws IOException {
    election.close();
  }

  @Test
  void theProofHoldsAndEndsAtTheRootThatTheBoardShows() {
    for (Chromium.Look look : Chromium.Look.ALL) {
      Page voter = people.voter(1, look);
      check(voter);
      assertThat(voter.locator("ballot-check > .notice.good")).containsText("Found in the ledger");
      assertThat(voter.locator(".proof li.good")).hasCount(2);
      assertThat(voter.locator(".proof li").first()).containsText("same as on your receipt");
      assertThat(voter.locator(".proof li").last()).containsText("where the steps led");
      Looks.judge(voter);
      Looks.keep(voter, "receipt-proof");
      button(voter, "Show every digit").click();
      Page board = people.stranger(election.address(2, "/board"), look);
      assertThat(board.locator(".ledger .mono")).hasText(last(voter.locator(".proof .hash")));
    }
  }

  @Test
  void theCodeLeadsAStrangerToTheSameProof() throws Exception {
    Page voter = people.voter(2, Chromium.Look.PHONE_DARK);
    String address = read(voter.locator(".code img"));
    assertThat(address).isEqualTo(election.address(2, "/board#" + tracker(voter)));
    for (Chromium.Look look : Chromium.Look.ALL) {
      Page stranger = people.stranger(address, look);
      assertThat(stranger.locator("ballot-check > .notice.good")).containsText("part of the count");
      assertThat(stranger.locator(".proof li.good")).hasCount(2);
      Looks.judge(stranger);
      Looks.keep(stranger, "board-proof");
    }
  }

  @Test
  void oneChangedByteInTheDatabaseBreaksThisReceiptAndNoOther() throws Exception {
    Page victim = people.voter(3, Chromium.Look.PHONE);
    String entry = "FROM entry WHERE seq = " + seq(victim);
    String events = election.ask("SELECT encode(events, 'hex') " + entry);
    // Each byte in its turn would do; these are in the midst and at both ends of what was marked.
    for (int at : new int[] {0, events.length() / 4, events.length() / 2 - 1}) {
      election.change(
          "UPDATE entry SET events = set_byte(events, %d, get_byte(events, %d) # 1) WHERE seq = %s"
              .formatted(at, at, seq(victim)));
      check(victim);
      assertBroken(victim, "not what was recorded");
      Page other = people.voter(4, Chromium.Look.DESK);
      check(other);
      assertThat(other.locator(".proof li.good")).hasCount(2);
      election.change(
          "UPDATE entry SET events = decode('%s', 'hex') WHERE seq = %s"
              .formatted(events, seq(victim)));
    }
    Looks.judge(victim);
    Looks.keep(victim, "receipt-broken");
    check(victim);
    assertThat(victim.locator(".proof li.good")).hasCount(2);
  }

  @Test
  void aBallotThatIsGoneIsMissed() throws Exception {
    Page victim = people.voter(5, Chromium.Look.DESK);
    String seq = seq(victim);
    election.change("UPDATE entry SET seq = -seq WHERE seq = " + seq);
    check(victim);
    assertThat(victim.locator("ballot-check .notice.bad")).containsText("no such ballot");
    election.change("UPDATE entry SET seq = -seq WHERE seq = -" + seq);
  }

  @Test
  void oneChangedByteInTheAnswerIsSeen() {
    Page voter = people.voter(1, Chromium.Look.DESK);
    Chromium.answer(voter, "**/proof?*", ReceiptIT::withAnotherNeighbour);
    check(voter);
    assertBroken(voter, "another one than the board shows");
    Looks.keep(voter, "receipt-broken-answer");
  }

  private static void withAnotherNeighbour(Route route) {
    String answer = route.fetch().text();
    int at = answer.indexOf("\"path\":[\"") + 9;
    char other = answer.charAt(at) == '0' ? '1' : '0';
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("application/json")
            .setBody(answer.substring(0, at) + other + answer.substring(at + 1)));
  }

  private static void assertBroken(Page page, String why) {
    Locator said = page.locator("ballot-check .notice.bad");
    assertThat(said).containsText("does not hold");
    assertThat(said).containsText(why);
    assertThat(page.locator("ballot-check > .notice.good")).hasCount(0);
  }

  private void vote(int number) {
    Page voter = people.voter(number, Chromium.Look.DESK);
    mark(voter, "Ana Prado", "Femi Adeyemi", "Yes");
    cast(voter);
    assertThat(voter.locator("h1")).containsText("Your ballot is counted");
    voter.context().close();
  }

  private static void check(Page voter) {
    button(voter, "Check it yourself").click();
    assertThat(voter.locator("ballot-check .checking")).hasCount(0);
    assertThat(voter.locator("ballot-check .notice")).isVisible();
  }

  private static String seq(Page voter) {
    return voter.locator(".receipt-facts dd").first().textContent().strip();
  }

  private static String last(Locator locator) {
    return locator.last().textContent().strip();
  }

  /** What a telephone would read from the screen. */
  private static String read(Locator picture) throws IOException, ReaderException {
    picture.scrollIntoViewIfNeeded();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.screenshot()));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var source = new RGBLuminanceSource(width, height, pixels);
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
  }
}
