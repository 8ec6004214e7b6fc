package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Question;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What a person reads of an item of QTI 2.1, and where the answer goes. */
final class QtiItemBody {
  /** Blanks that only preformatted text keeps. */
  private static final Pattern KEPT = Pattern.compile("\t| {2}| \n|\n ");

  private final XMLStreamWriter xml;
  private final Item item;

  QtiItemBody(XMLStreamWriter xml, Item item) {
    this.xml = xml;
    this.item = item;
  }

  void write() throws XMLStreamException {
    xml.writeStartElement("itemBody");
    if (!item.text().isEmpty()) {
      flow(item.text());
    }
    for (Image image : item.images()) {
      xml.writeStartElement("p");
      picture(image);
      xml.writeEndElement();
    }
    interaction();
    xml.writeEndElement();
  }

  private void flow(String text) throws XMLStreamException {
    boolean kept = KEPT.matcher(text).find();
    xml.writeStartElement(kept ? "pre" : "p");
    lines(text, kept);
    xml.writeEndElement();
  }

  private void lines(String text, boolean kept) throws XMLStreamException {
    if (kept) {
      xml.writeCharacters(text);
      return;
    }
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        xml.writeEmptyElement("br");
      }
      xml.writeCharacters(lines[i]);
    }
  }

  /** Attributes keep no line breaks, so a description that has them is the text of an object. */
  private void picture(Image image) throws XMLStreamException {
    String text = image.text() == null ? "" : image.text();
    String source = "../" + PaperRows.FOLDER + Pictures.fileName(image);
    if (text.contains("\n") || text.contains("\t")) {
      xml.writeStartElement("object");
      xml.writeAttribute("data", source);
      xml.writeAttribute("type", image.type());
      xml.writeCharacters(text);
      xml.writeEndElement();
      return;
    }
    xml.writeEmptyElement("img");
    xml.writeAttribute("src", source);
    xml.writeAttribute("alt", text);
  }

  private void interaction() throws XMLStreamException {
    switch (item.question()) {
      case Question.SingleChoice single -> choices("1", single.choices());
      case Question.MultipleChoice multiple -> choices("0", multiple.choices());
      case Question.TrueFalse _ ->
          choices(
              "1", List.of(new Choice("true", "True", null), new Choice("false", "False", null)));
      case Question.Numeric _, Question.ShortText _ -> {
        xml.writeStartElement("p");
        xml.writeEmptyElement("textEntryInteraction");
        xml.writeAttribute("responseIdentifier", QtiItemWriter.RESPONSE);
        xml.writeEndElement();
      }
      case Question.Essay essay -> {
        xml.writeEmptyElement("extendedTextInteraction");
        xml.writeAttribute("responseIdentifier", QtiItemWriter.RESPONSE);
        xml.writeAttribute("expectedLength", Integer.toString(essay.maxCharacters()));
      }
    }
  }

  private void choices(String most, List<Choice> choices) throws XMLStreamException {
    xml.writeStartElement("choiceInteraction");
    xml.writeAttribute("responseIdentifier", QtiItemWriter.RESPONSE);
    xml.writeAttribute("shuffle", "false");
    xml.writeAttribute("maxChoices", most);
    for (Choice choice : choices) {
      xml.writeStartElement("simpleChoice");
      xml.writeAttribute("identifier", QtiIds.out(choice.id()));
      if (KEPT.matcher(choice.text()).find()) {
        flow(choice.text());
      } else {
        lines(choice.text(), false);
      }
      if (choice.image() != null) {
        picture(choice.image());
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
