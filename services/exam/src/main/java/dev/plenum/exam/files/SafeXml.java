package dev.plenum.exam.files;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as a tree. A document type is refused before anything in it is looked at, so no entity is
 * ever expanded or fetched; depth and number of elements are bounded.
 */
final class SafeXml {
  private SafeXml() {}

  /** Looks at every element of a document that another reader will take. */
  interface Look {
    void at(String element, XMLStreamReader reader) throws Unreadable;
  }

  private interface Use<T> {
    T of(XMLStreamReader reader) throws XMLStreamException, Unreadable;
  }

  static XmlNode parse(byte[] file) throws Unreadable {
    TextFile.size(file);
    return read(file, SafeXml::tree);
  }

  static void scan(byte[] document, Look look) throws Unreadable {
    read(document, reader -> walk(reader, look));
  }

  private static <T> T read(byte[] file, Use<T> use) throws Unreadable {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(file));
      try {
        return use.of(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
      throw new Unreadable("line " + line, "", "is not well-formed XML: " + sentence(e));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    return factory;
  }

  private static Boolean walk(XMLStreamReader reader, Look look)
      throws XMLStreamException, Unreadable {
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> throw doctype(reader.getLocation().getLineNumber());
        case XMLStreamConstants.START_ELEMENT -> {
          tooDeep(++depth, reader);
          look.at(reader.getLocalName(), reader);
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        default -> {}
      }
    }
    return true;
  }

  private static Unreadable doctype(long line) {
    return new Unreadable("line " + line, "<!DOCTYPE", "a document type is not allowed");
  }

  private static void tooDeep(int depth, XMLStreamReader reader) throws Unreadable {
    if (depth > Limits.DEPTH) {
      throw new Unreadable(
          "line " + reader.getLocation().getLineNumber(),
          reader.getLocalName(),
          "is nested deeper than " + Limits.DEPTH);
    }
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
        case XMLStreamConstants.DTD -> throw doctype(line);
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
    tooDeep(open.size(), reader);
    XmlNode node = new XmlNode(reader.getLocalName(), "", line);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      node.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    open.element().children.add(node);
    return node;
  }

  /** The parser's message without its own coordinates. */
  private static String sentence(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return at < 0 ? message : message.substring(at + "Message: ".length());
  }
}
