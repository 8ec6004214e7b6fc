package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Question;
import dev.plenum.exam.paper.Question.Scoring;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes one item of QTI 2.1, with the rules by which other tools give the same marks: none for no
 * answer, all for a right one, less the penalty for a wrong one, and shares by a mapping.
 */
final class QtiItemWriter {
  static final String RESPONSE = "RESPONSE";
  private static final String SCORE = "SCORE";

  private final XMLStreamWriter xml;
  private final Item item;

  private QtiItemWriter(XMLStreamWriter xml, Item item) {
    this.xml = xml;
    this.item = item;
  }

  static void write(XMLStreamWriter xml, String namespace, Item item) throws XMLStreamException {
    QtiItemWriter writer = new QtiItemWriter(xml, item);
    xml.writeStartElement("assessmentItem");
    xml.writeDefaultNamespace(namespace);
    xml.writeAttribute("identifier", QtiIds.out(item.id()));
    xml.writeAttribute("title", item.id());
    xml.writeAttribute("adaptive", "false");
    xml.writeAttribute("timeDependent", "false");
    writer.response();
    writer.outcome();
    new QtiItemBody(xml, item).write();
    writer.processing();
    xml.writeEndElement();
  }

  private void response() throws XMLStreamException {
    switch (item.question()) {
      case Question.SingleChoice single -> {
        declaration("single", "identifier", List.of(QtiIds.out(single.right())));
        xml.writeEndElement();
      }
      case Question.MultipleChoice multiple -> {
        declaration("multiple", "identifier", multiple.right().stream().map(QtiIds::out).toList());
        if (multiple.scoring() == Scoring.PARTIAL) {
          shares(multiple);
        }
        xml.writeEndElement();
      }
      case Question.TrueFalse truth -> {
        declaration("single", "identifier", List.of(Boolean.toString(truth.right())));
        xml.writeEndElement();
      }
      case Question.Numeric number -> {
        declaration("single", "float", List.of(number.right()));
        xml.writeEndElement();
      }
      case Question.ShortText text -> {
        declaration("single", "string", text.accepted().subList(0, 1));
        words(text);
        xml.writeEndElement();
      }
      case Question.Essay _ -> {
        declaration("single", "string", List.of());
        xml.writeEndElement();
      }
    }
  }

  private void declaration(String cardinality, String type, List<String> correct)
      throws XMLStreamException {
    xml.writeStartElement("responseDeclaration");
    xml.writeAttribute("identifier", RESPONSE);
    xml.writeAttribute("cardinality", cardinality);
    xml.writeAttribute("baseType", type);
    if (!correct.isEmpty()) {
      xml.writeStartElement("correctResponse");
      for (String value : correct) {
        QtiWriter.element(xml, "value", value);
      }
      xml.writeEndElement();
    }
  }

  private void shares(Question.MultipleChoice multiple) throws XMLStreamException {
    BigDecimal share =
        BigDecimal.valueOf(item.marks().hundredths(), 2)
            .divide(BigDecimal.valueOf(multiple.right().size()), 6, RoundingMode.HALF_UP);
    mapping("0");
    for (Choice choice : multiple.choices()) {
      boolean right = multiple.right().contains(choice.id());
      entry(QtiIds.out(choice.id()), right ? share : share.negate());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void words(Question.ShortText text) throws XMLStreamException {
    mapping(off());
    for (String word : text.accepted()) {
      entry(word, BigDecimal.valueOf(item.marks().hundredths(), 2));
      xml.writeAttribute("caseSensitive", Boolean.toString(text.caseSensitive()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void mapping(String other) throws XMLStreamException {
    xml.writeStartElement("mapping");
    xml.writeAttribute("lowerBound", off());
    xml.writeAttribute("upperBound", WrittenNumbers.text(item.marks()));
    xml.writeAttribute("defaultValue", other);
  }

  private void entry(String key, BigDecimal value) throws XMLStreamException {
    xml.writeStartElement("mapEntry");
    xml.writeAttribute("mapKey", key);
    xml.writeAttribute("mappedValue", WrittenNumbers.plain(value));
  }

  /** What a wrong answer gives. */
  private String off() {
    return WrittenNumbers.plain(BigDecimal.valueOf(-item.penalty().hundredths(), 2));
  }

  private void outcome() throws XMLStreamException {
    xml.writeStartElement("outcomeDeclaration");
    xml.writeAttribute("identifier", SCORE);
    xml.writeAttribute("cardinality", "single");
    xml.writeAttribute("baseType", "float");
    xml.writeAttribute("normalMaximum", WrittenNumbers.text(item.marks()));
    xml.writeAttribute("normalMinimum", off());
    xml.writeStartElement("defaultValue");
    QtiWriter.element(xml, "value", "0");
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void processing() throws XMLStreamException {
    Question question = item.question();
    if (question instanceof Question.Essay) {
      return;
    }
    xml.writeStartElement("responseProcessing");
    xml.writeStartElement("responseCondition");
    xml.writeStartElement("responseIf");
    xml.writeStartElement("isNull");
    variable("variable");
    xml.writeEndElement();
    score("0");
    xml.writeEndElement();
    boolean mapped =
        question instanceof Question.ShortText
            || (question instanceof Question.MultipleChoice multiple
                && multiple.scoring() == Scoring.PARTIAL);
    if (mapped) {
      xml.writeStartElement("responseElse");
      xml.writeStartElement("setOutcomeValue");
      xml.writeAttribute("identifier", SCORE);
      variable("mapResponse");
      xml.writeEndElement();
      xml.writeEndElement();
    } else {
      judged(question);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void judged(Question question) throws XMLStreamException {
    xml.writeStartElement("responseElseIf");
    if (question instanceof Question.Numeric number) {
      xml.writeStartElement("equal");
      xml.writeAttribute("toleranceMode", number.exact() ? "exact" : "absolute");
      if (!number.exact()) {
        xml.writeAttribute("tolerance", number.tolerance() + " " + number.tolerance());
      }
    } else {
      xml.writeStartElement("match");
    }
    variable("variable");
    variable("correct");
    xml.writeEndElement();
    score(WrittenNumbers.text(item.marks()));
    xml.writeEndElement();
    xml.writeStartElement("responseElse");
    score(off());
    xml.writeEndElement();
  }

  private void variable(String name) throws XMLStreamException {
    xml.writeEmptyElement(name);
    xml.writeAttribute("identifier", RESPONSE);
  }

  private void score(String value) throws XMLStreamException {
    xml.writeStartElement("setOutcomeValue");
    xml.writeAttribute("identifier", SCORE);
    xml.writeStartElement("baseValue");
    xml.writeAttribute("baseType", "float");
    xml.writeCharacters(value);
    xml.writeEndElement();
    xml.writeEndElement();
  }
}
