package dev.plenum.exam.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A formula in a piece of HTML, tag by tag until it ends. */
final class HtmlFormula {
  private final Refusal refusal;
  private final XmlNode math = new XmlNode("math", "", 0);
  private final Deque<XmlNode> open = new ArrayDeque<>();
  private boolean tooDeep;

  HtmlFormula(Refusal refusal) {
    this.refusal = refusal;
    open.push(math);
  }

  void text(String text) {
    open.element().children.add(new XmlNode("", text, 0));
  }

  /** Whoever writes a formula goes down into it, and may not fall. */
  void open(String name, Map<String, String> attributes, boolean alone) {
    if (open.size() >= Limits.DEPTH) {
      tooDeep(name);
      return;
    }
    XmlNode node = new XmlNode(name, "", 0);
    node.attributes.putAll(attributes);
    open.element().children.add(node);
    if (!alone) {
      open.push(node);
    }
  }

  private void tooDeep(String name) {
    if (!tooDeep) {
      refusal.of("formula", "<" + name + ">", Limits.TOO_DEEP);
    }
    tooDeep = true;
  }

  /** The whole formula where this ends it; null where it goes on. */
  @Nullable XmlNode close(String name) {
    while (open.size() > 1 && !open.element().is(name) && !name.equals("math")) {
      // HTML forgives tags that nobody closes; so what is open here ends here.
      if (open.stream().noneMatch(node -> node.is(name))) {
        return null;
      }
      open.pop();
    }
    if (name.equals("math")) {
      return math;
    }
    if (open.size() > 1) {
      open.pop();
    }
    return null;
  }
}
