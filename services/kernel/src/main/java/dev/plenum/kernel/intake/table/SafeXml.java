package dev.plenum.kernel.intake.table;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML of which no entity is ever expanded or fetched. Whoever reads on refuses a document type
 * before anything in it is looked at, and what is nested without end.
 */
public final class SafeXml {
  private static final int DEPTH = 60;

  private SafeXml() {}

  /** Looks at every element of a document that another reader will take. */
  public interface Look {
    void at(String element, XMLStreamReader reader) throws Unreadable;
  }

  /** What is made of a document. */
  public interface Use<T> {
    T of(XMLStreamReader reader) throws XMLStreamException, Unreadable;
  }

  public static void scan(byte[] document, Look look) throws Unreadable {
    read(document, reader -> walk(reader, look));
  }

  public static <T> T read(byte[] file, Use<T> use) throws Unreadable {
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

  public static Unreadable doctype(long line) {
    return new Unreadable("line " + line, "<!DOCTYPE", "a document type is not allowed");
  }

  public static void tooDeep(int depth, XMLStreamReader reader) throws Unreadable {
    if (depth > DEPTH) {
      throw new Unreadable(
          "line " + reader.getLocation().getLineNumber(),
          reader.getLocalName(),
          "is nested deeper than " + DEPTH);
    }
  }

  /** The parser's message without its own coordinates. */
  private static String sentence(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int at = message.indexOf("Message: ");
    return at < 0 ? message : message.substring(at + "Message: ".length());
  }
}
