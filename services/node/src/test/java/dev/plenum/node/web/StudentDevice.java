package dev.plenum.node.web;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.time.Instant;

/** What is inside of a student's browser, and what befalls it. */
final class StudentDevice {
  /** What the page has loaded and the worker does not keep. */
  private static final String KEPT =
      """
      async () => {
        const cache = await caches.open('plenum-page');
        const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
        const loaded = performance.getEntriesByType('resource')
          .map(({ name }) => new URL(name).pathname)
          .filter((path) => path.startsWith('/web/') || path.startsWith('/lib/'));
        return loaded.concat('/').filter((path) => !kept.includes(path)).join();
      }
      """;

  private StudentDevice() {}

  static void awaitWorker(Page student) {
    student.waitForFunction(
        "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'");
  }

  /** What of the page would be missing without a network. */
  static String notKept(Page student) {
    return (String) student.evaluate(KEPT);
  }

  /** Waits until no answer is in the browser's storage. */
  static void awaitNothingKept(Page student) {
    student.waitForFunction(
        """
        () => new Promise((done) => {
          const request = indexedDB.open('plenum-exam');
          request.onsuccess = () => {
            const keys = request.result.transaction('journals').objectStore('journals').getAllKeys();
            keys.onsuccess = () => done(keys.result.length === 0);
          };
        })
        """);
  }

  /** When the student's time is over, as the page was told last. */
  static String endsAt(Page student) {
    return (String)
        student.evaluate(
            "async () => (await import('/web/exam/state.js')).store.state.attempt.endsAt");
  }

  /** Every page of a browser without a screen has the focus: here it is given and taken. */
  static void look(Page page, boolean looked) {
    page.evaluate(
        """
        (looked) => {
          document.hasFocus = () => looked;
          window.dispatchEvent(new Event(looked ? 'focus' : 'blur'));
        }
        """,
        looked);
  }

  static Instant startedAt(String report) {
    return Instant.parse(
        JsonParser.parseString(report).getAsJsonObject().get("startedAt").getAsString());
  }
}
