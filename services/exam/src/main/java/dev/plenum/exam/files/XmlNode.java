package dev.plenum.exam.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element, or a run of text where the name is empty. Names are without prefix: what a prefix
 * stands for differs from one tool to the next, what a name means does not.
 */
final class XmlNode {
  final String name;
  final String text;
  final long line;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<XmlNode> children = new ArrayList<>();

  XmlNode(String name, String text, long line) {
    this.name = name;
    this.text = text;
    this.line = line;
  }

  boolean is(String other) {
    return name.equals(other);
  }

  String where() {
    return "line " + line;
  }

  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  @Nullable XmlNode child(String child) {
    for (XmlNode node : children) {
      if (node.is(child)) {
        return node;
      }
    }
    return null;
  }

  List<XmlNode> children(String child) {
    return children.stream().filter(node -> node.is(child)).toList();
  }

  /** The text of a child; empty where there is none. */
  String textOf(String child) {
    XmlNode node = child(child);
    return node == null ? "" : node.content();
  }

  /** All text below, in order. */
  String content() {
    StringBuilder all = new StringBuilder();
    collect(all);
    return all.toString();
  }

  /** Whether there are elements in it and not only text. */
  boolean marked() {
    return children.stream().anyMatch(child -> !child.name.isEmpty());
  }

  /** Its text, which may be HTML; as the HTML that it is where elements stand in it. */
  String markup() {
    if (!marked()) {
      return content();
    }
    StringBuilder all = new StringBuilder();
    children.forEach(child -> child.markup(all));
    return all.toString();
  }

  private void markup(StringBuilder all) {
    if (name.isEmpty()) {
      all.append(HtmlEntities.encode(text));
      return;
    }
    all.append('<').append(name);
    attributes.forEach((key, value) ->
        all.append(' ').append(key).append("=\"").append(HtmlEntities.encode(value)).append('"'));
    all.append(children.isEmpty() ? "/>" : ">");
    children.forEach(child -> child.markup(all));
    if (!children.isEmpty()) {
      all.append("</").append(name).append('>');
    }
  }

  private void collect(StringBuilder all) {
    all.append(text);
    for (XmlNode node : children) {
      node.collect(all);
    }
  }

  /** Every element below that has the name, in order. */
  List<XmlNode> all(String wanted) {
    List<XmlNode> found = new ArrayList<>();
    find(wanted, found);
    return found;
  }

  private void find(String wanted, List<XmlNode> found) {
    for (XmlNode node : children) {
      if (node.is(wanted)) {
        found.add(node);
      }
      node.find(wanted, found);
    }
  }
}
