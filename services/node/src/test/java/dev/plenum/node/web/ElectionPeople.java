package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Who takes part in a local election, and what they do with its pages. */
final class ElectionPeople {
  private final Chromium chromium;
  private final LocalElection election;

  ElectionPeople(Chromium chromium, LocalElection election) {
    this.chromium = chromium;
    this.election = election;
  }

  /** Somebody without a name who opens an address. */
  Page stranger(String address, Chromium.Look look) {
    Page page = chromium.person(look);
    page.navigate(address);
    return page;
  }

  Page voter(int number, Chromium.Look look) {
    Page page = chromium.person(look);
    page.navigate(election.address(number % 3, "/"));
    signIn(page, LocalElection.code(number));
    assertThat(page.locator("sign-in")).hasCount(0);
    return page;
  }

  Page officer(String path, Chromium.Look look) {
    Page page = chromium.person(look);
    page.navigate(election.address(0, path));
    signIn(page, LocalElection.PASSWORD);
    assertThat(page.locator("sign-in")).hasCount(0);
    return page;
  }

  /** A page that is open to everybody, looked at from everywhere once it shows what it is for. */
  void judged(String path, String name, String sign) {
    Page page = stranger(election.address(0, path), Chromium.Look.DESK);
    assertThat(page.locator(sign).first()).isVisible();
    page.waitForTimeout(800);
    Looks.everywhere(page, name, sign);
  }

  static void signIn(Page page, String secret) {
    page.locator("#secret").fill(secret);
    page.locator(".sign-in button.primary").click();
  }

  static void mark(Page page, String... options) {
    for (String option : options) {
      page.locator(".option", new Page.LocatorOptions().setHasText(option)).first().click();
    }
  }

  static void cast(Page page) {
    button(page, "Review").click();
    button(page, "Cast ballot").click();
  }

  static Locator button(Page page, String name) {
    return page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
        .first();
  }

  /** The letters on a receipt. */
  static String tracker(Page page) {
    return String.join("-", page.locator(".tracker span").allTextContents());
  }
}
