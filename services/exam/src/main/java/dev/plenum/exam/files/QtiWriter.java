package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a package of IMS QTI 2.1: a manifest, a test whose sections are the pools, and a file an
 * item. Items of a pool stand together in the test, as a section wants it.
 */
final class QtiWriter {
  private static final String QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1";
  private static final String PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1";
  private static final String TEST = "test.xml";

  private final Bundle bundle;
  private final Map<Item, String> files = new LinkedHashMap<>();

  private QtiWriter(Bundle bundle) {
    this.bundle = bundle;
    for (Item item : bundle.paper().items()) {
      files.put(item, "items/item-%04d.xml".formatted(files.size() + 1));
    }
  }

  static byte[] write(Bundle bundle) {
    QtiWriter writer = new QtiWriter(bundle);
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("imsmanifest.xml", document(writer::manifest));
    parts.put(TEST, document(writer::test));
    writer.files.forEach(
        (item, file) -> parts.put(file, document(xml -> QtiItemWriter.write(xml, QTI, item))));
    parts.putAll(Formats.files(bundle));
    return Workbooks.zip(parts);
  }

  @FunctionalInterface
  private interface Content {
    void write(XMLStreamWriter xml) throws XMLStreamException;
  }

  private static byte[] document(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument("UTF-8", "1.0");
      content.write(xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private void manifest(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("manifest");
    xml.writeDefaultNamespace(PACKAGE);
    xml.writeAttribute("identifier", QtiIds.own("package"));
    xml.writeStartElement("metadata");
    element(xml, "schema", "QTIv2.1 Package");
    element(xml, "schemaversion", "1.0.0");
    xml.writeEndElement();
    xml.writeEmptyElement("organizations");
    xml.writeStartElement("resources");
    resource(xml, QtiIds.own("test"), "imsqti_test_xmlv2p1", TEST, List.of());
    for (Map.Entry<Item, String> entry : files.entrySet()) {
      Item item = entry.getKey();
      resource(xml, QtiIds.out(item.id()), "imsqti_item_xmlv2p1", entry.getValue(), images(item));
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void resource(
      XMLStreamWriter xml, String id, String type, String href, List<String> others)
      throws XMLStreamException {
    xml.writeStartElement("resource");
    xml.writeAttribute("identifier", id);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
    for (String file : others.isEmpty() ? List.of(href) : others) {
      xml.writeEmptyElement("file");
      xml.writeAttribute("href", file);
    }
    xml.writeEndElement();
  }

  private List<String> images(Item item) {
    Set<Image> images = new LinkedHashSet<>(item.images());
    for (Choice choice : PaperRows.choices(item.question())) {
      if (choice.image() != null) {
        images.add(choice.image());
      }
    }
    Set<String> names = new LinkedHashSet<>(List.of(files.getOrDefault(item, "")));
    images.forEach(image -> names.add(PaperRows.FOLDER + Pictures.fileName(image)));
    return List.copyOf(names);
  }

  private void test(XMLStreamWriter xml) throws XMLStreamException {
    Paper paper = bundle.paper();
    xml.writeStartElement("assessmentTest");
    xml.writeDefaultNamespace(QTI);
    xml.writeAttribute("identifier", QtiIds.own("test"));
    xml.writeAttribute("title", paper.title());
    xml.writeStartElement("testPart");
    xml.writeAttribute("identifier", QtiIds.own("part"));
    xml.writeAttribute("navigationMode", "nonlinear");
    xml.writeAttribute("submissionMode", "simultaneous");
    Set<Pool> written = new HashSet<>();
    List<Item> between = new ArrayList<>();
    int sections = 0;
    for (Item item : paper.items()) {
      Pool pool = Formats.poolOf(paper, item);
      if (pool == null) {
        between.add(item);
      } else if (written.add(pool)) {
        sections += plain(xml, between, sections);
        drawn(xml, pool);
      }
    }
    plain(xml, between, sections);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** Items that everybody gets; answers with how many sections that made. */
  private int plain(XMLStreamWriter xml, List<Item> items, int before) throws XMLStreamException {
    if (items.isEmpty()) {
      return 0;
    }
    section(xml, QtiIds.own("section-" + (before + 1)));
    for (Item item : items) {
      reference(xml, item);
    }
    xml.writeEndElement();
    items.clear();
    return 1;
  }

  private void drawn(XMLStreamWriter xml, Pool pool) throws XMLStreamException {
    section(xml, QtiIds.out(pool.id()));
    xml.writeEmptyElement("selection");
    xml.writeAttribute("select", Integer.toString(pool.draw()));
    for (Item item : bundle.paper().items()) {
      if (pool.items().contains(item.id())) {
        reference(xml, item);
      }
    }
    xml.writeEndElement();
  }

  private static void section(XMLStreamWriter xml, String id) throws XMLStreamException {
    xml.writeStartElement("assessmentSection");
    xml.writeAttribute("identifier", id);
    xml.writeAttribute("title", id);
    xml.writeAttribute("visible", "false");
  }

  private void reference(XMLStreamWriter xml, Item item) throws XMLStreamException {
    xml.writeEmptyElement("assessmentItemRef");
    xml.writeAttribute("identifier", QtiIds.out(item.id()));
    xml.writeAttribute("href", files.getOrDefault(item, ""));
  }

  static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
