package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.SafeXml;
import dev.plenum.kernel.intake.table.TextFile;
import dev.plenum.kernel.intake.table.Unreadable;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML as a tree, bounded in depth and in the number of elements. */
final class XmlTree {
  private XmlTree() {}

  static XmlNode parse(byte[] file) throws Unreadable {
    TextFile.size(file, Bounds.USUAL);
    return SafeXml.read(file, XmlTree::tree);
  }

  private static XmlNode tree(XMLStreamReader reader) throws XMLStreamException, Unreadable {
    XmlNode document = new XmlNode("", "", 1);
    Deque<XmlNode> open = new ArrayDeque<>();
    open.push(document);
    int nodes = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      long line = reader.getLocation().getLineNumber();
      switch (event) {
        case XMLStreamConstants.DTD -> throw SafeXml.doctype(line);
        case XMLStreamConstants.START_ELEMENT -> open.push(element(reader, open, line));
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().children.add(new XmlNode("", reader.getText(), line));
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable(
                "line " + line, "&" + reader.getLocalName() + ";", "is not an entity of XML");
        default -> {}
      }
      if (++nodes > Limits.NODES) {
        throw new Unreadable("line " + line, "", "has more than " + Limits.NODES + " elements");
      }
    }
    return document.children.stream()
        .filter(node -> !node.name.isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static XmlNode element(XMLStreamReader reader, Deque<XmlNode> open, long line)
      throws Unreadable {
    SafeXml.tooDeep(open.size(), reader);
    XmlNode node = new XmlNode(reader.getLocalName(), "", line);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      node.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    open.element().children.add(node);
    return node;
  }
}
