package dev.plenum.node.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What people do on an exam's pages. */
final class ExamPeople {
  private final Chromium chromium;
  private final LocalExam exam;

  ExamPeople(Chromium chromium, LocalExam exam) {
    this.chromium = chromium;
    this.exam = exam;
  }

  Page open(String path, Chromium.Look look) {
    Page page = chromium.person(look);
    page.navigate(exam.address(path));
    return page;
  }

  Page student(int number, Chromium.Look look) {
    return signedIn(open("/", look), LocalExam.code(number));
  }

  Page proctor(Chromium.Look look) {
    return signedIn(open("/monitor", look), LocalExam.proctor());
  }

  Page teacher(int number, String path, Chromium.Look look) {
    return signedIn(open(path, look), LocalExam.teacher(number));
  }

  Page admin(Chromium.Look look) {
    return adminAt("/admin", look);
  }

  Page adminAt(String path, Chromium.Look look) {
    Page page = open(path, look);
    button(page, "Sign in as admin with the password").click();
    return signedIn(page, LocalExam.PASSWORD);
  }

  /** The admin opens the exam and leaves. */
  void openExam() {
    Page admin = admin(Chromium.Look.DESK);
    button(admin, "Open the exam").click();
    agree(admin, "Open the exam");
    assertThat(admin.locator(".title-row .badge")).hasText("Open");
    chromium.sendHome();
  }

  /** Signed in, and with the exam under way. */
  Page sitting(int number, Chromium.Look look) {
    Page page = student(number, look);
    button(page, "Begin").click();
    assertThat(page.locator("paper-view legend")).isVisible();
    return page;
  }

  static Page signedIn(Page page, String secret) {
    page.locator("#secret").fill(secret);
    page.locator("#secret").press("Enter");
    assertThat(page.locator("sign-in")).hasCount(0);
    return page;
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
  }

  /**
   * Presses the button of the question that is asked, after filling its one field if it has one.
   */
  static void agree(Page page, String action, String... text) {
    Locator dialog = page.locator("dialog.ask");
    assertThat(dialog).isVisible();
    if (text.length > 0) {
      dialog.locator(".field .input").first().fill(text[0]);
    }
    dialog
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action))
        .last()
        .click();
    assertThat(dialog).hasCount(0);
  }

  static void choose(Page page, String... names) {
    for (String name : names) {
      page.locator(".option", new Page.LocatorOptions().setHasText(name)).click();
    }
  }

  static void goTo(Page page, int question) {
    button(page, "Question " + question + " of 6").click();
  }

  /** One student's story, found in the table. */
  static void openStory(Page proctor, String student) {
    button(proctor, "Table").click();
    proctor.locator("button.link", new Page.LocatorOptions().setHasText(student)).first().click();
    assertThat(proctor.locator("student-story .story")).isVisible();
  }

  static Locator answerState(Page page) {
    return page.locator(".answer-state");
  }

  static void assertSaved(Page page) {
    assertThat(answerState(page)).containsText("Saved, entry");
  }
}
