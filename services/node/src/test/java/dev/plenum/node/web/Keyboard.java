package dev.plenum.node.web;

import com.microsoft.playwright.Page;

/** A person without a mouse. */
final class Keyboard {
  private Keyboard() {}

  /** Moves by Tab until the element has the focus, then presses the key. */
  static void press(Page page, String selector, String key) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
        page.keyboard().press(key);
        return;
      }
    }
    throw new AssertionError("the keyboard never reached " + selector);
  }
}
