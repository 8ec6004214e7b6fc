package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Problems;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** In which order tests ask items, and from which sections they draw. */
final class QtiTests {
  private final Problems problems;
  private final Set<String> items = new LinkedHashSet<>();
  private final Map<String, String> pools = new LinkedHashMap<>();
  private final Map<String, String> draws = new LinkedHashMap<>();
  private String title = "";

  QtiTests(Problems problems) {
    this.problems = problems;
  }

  String title() {
    return title;
  }

  Set<String> items() {
    return items;
  }

  /** The section that an item is drawn from; empty where everybody gets it. */
  String pool(String href) {
    return pools.getOrDefault(href, "");
  }

  Map<String, String> draws() {
    return draws;
  }

  void read(String href, XmlNode test) {
    title = title.isEmpty() ? test.attribute("title") : title;
    section(href, test, "");
  }

  private void section(String href, XmlNode node, String pool) {
    for (XmlNode child : node.children) {
      if (child.is("assessmentItemRef")) {
        String item = QtiReader.resolve(QtiReader.folder(href), child.attribute("href"));
        items.add(item);
        if (!pool.isEmpty()) {
          pools.put(item, pool);
        }
      } else if (child.is("testPart") || child.is("assessmentSection")) {
        section(href, child, drawn(href, child, pool));
      }
    }
  }

  private String drawn(String href, XmlNode section, String outer) {
    XmlNode selection = section.child("selection");
    String id = QtiIds.in(section.attribute("identifier"));
    boolean again = selection != null && selection.attribute("withReplacement").equals("true");
    if ((!outer.isEmpty() && section.is("assessmentSection")) || again) {
      problems.add(
          href,
          id,
          again
              ? "draws the same item more than once, which an exam here does not"
              : "is a section in a section that is drawn from");
    }
    if (selection == null) {
      return outer;
    }
    draws.put(id, selection.attribute("select"));
    return id;
  }
}
