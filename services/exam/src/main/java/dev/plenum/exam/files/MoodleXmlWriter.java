package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import dev.plenum.exam.paper.Question.Scoring;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes Moodle's XML; what it has no element for stands in tags, which Moodle keeps. */
final class MoodleXmlWriter {
  private final Bundle bundle;
  private final XMLStreamWriter xml;

  private MoodleXmlWriter(Bundle bundle, XMLStreamWriter xml) {
    this.bundle = bundle;
    this.xml = xml;
  }

  static byte[] write(Bundle bundle) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new MoodleXmlWriter(bundle, xml).quiz();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private void quiz() throws XMLStreamException {
    Paper paper = bundle.paper();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("quiz");
    if (!paper.title().isEmpty()) {
      category(paper.title());
    }
    for (Item item : paper.items()) {
      item(paper, item);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void category(String title) throws XMLStreamException {
    xml.writeStartElement("question");
    xml.writeAttribute("type", "category");
    nested("category", "$course$/top/" + title.replace("/", "//"));
    nested("info", title);
    xml.writeEndElement();
  }

  private void item(Paper paper, Item item) throws XMLStreamException {
    xml.writeStartElement("question");
    xml.writeAttribute("type", type(item.question()));
    nested("name", item.id());
    text("questiontext", item.text(), item.images());
    element("defaultgrade", WrittenNumbers.text(item.marks()));
    element("penalty", "0");
    element("hidden", "0");
    element("idnumber", item.id());
    answers(item);
    tags(paper, item);
    xml.writeEndElement();
  }

  private static String type(Question question) {
    return switch (question) {
      case Question.SingleChoice _, Question.MultipleChoice _ -> "multichoice";
      case Question.TrueFalse _ -> "truefalse";
      case Question.Numeric _ -> "numerical";
      case Question.ShortText _ -> "shortanswer";
      case Question.Essay _ -> "essay";
    };
  }

  private void answers(Item item) throws XMLStreamException {
    switch (item.question()) {
      case Question.SingleChoice single -> single(item, single);
      case Question.MultipleChoice multiple -> multiple(multiple);
      case Question.TrueFalse truth -> {
        answer("true", truth.right() ? "100" : "0");
        answer("false", truth.right() ? "0" : "100");
      }
      case Question.Numeric number -> {
        startAnswer("100", "moodle_auto_format");
        element("text", number.right());
        element("tolerance", number.tolerance());
        xml.writeEndElement();
      }
      case Question.ShortText text -> {
        element("usecase", text.caseSensitive() ? "1" : "0");
        for (String word : text.accepted()) {
          answer(word, "100");
        }
      }
      case Question.Essay _ -> element("responseformat", "plain");
    }
  }

  private void single(Item item, Question.SingleChoice single) throws XMLStreamException {
    long marks = Math.max(1, item.marks().hundredths());
    BigDecimal off =
        BigDecimal.valueOf(item.penalty().hundredths() * 100)
            .divide(BigDecimal.valueOf(marks), 5, RoundingMode.HALF_UP)
            .min(BigDecimal.valueOf(100));
    choiceSettings(true);
    for (Choice choice : single.choices()) {
      boolean right = choice.id().equals(single.right());
      choice(choice, right ? BigDecimal.valueOf(100) : off.negate());
    }
  }

  private void multiple(Question.MultipleChoice multiple) throws XMLStreamException {
    BigDecimal share = Formats.share(multiple);
    boolean partial = multiple.scoring() == Scoring.PARTIAL;
    choiceSettings(false);
    for (Choice choice : multiple.choices()) {
      boolean right = multiple.right().contains(choice.id());
      BigDecimal wrong = partial ? share.negate() : BigDecimal.valueOf(-100);
      choice(choice, right ? share : wrong);
    }
  }

  private void choiceSettings(boolean single) throws XMLStreamException {
    element("single", String.valueOf(single));
    element("shuffleanswers", "true");
    element("answernumbering", "abc");
  }

  private void choice(Choice choice, BigDecimal fraction) throws XMLStreamException {
    List<Image> images = choice.image() == null ? List.of() : List.of(choice.image());
    startAnswer(WrittenNumbers.plain(fraction), images.isEmpty() ? "plain_text" : "html");
    body(choice.text(), images);
    xml.writeEndElement();
  }

  private void answer(String text, String fraction) throws XMLStreamException {
    startAnswer(fraction, "moodle_auto_format");
    element("text", text);
    xml.writeEndElement();
  }

  private void startAnswer(String fraction, String format) throws XMLStreamException {
    xml.writeStartElement("answer");
    xml.writeAttribute("fraction", fraction);
    xml.writeAttribute("format", format);
  }

  private void text(String name, String text, List<Image> images) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("format", images.isEmpty() ? "plain_text" : "html");
    body(text, images);
    xml.writeEndElement();
  }

  private void body(String text, List<Image> images) throws XMLStreamException {
    String tags =
        images.stream()
            .map(image ->
                "<img src=\"@@PLUGINFILE@@/"
                    + Pictures.fileName(image)
                    + "\" alt=\""
                    + (image.text() == null ? "" : HtmlEntities.encode(image.text()))
                    + "\">")
            .collect(Collectors.joining());
    element("text", images.isEmpty() ? text : HtmlText.write(text, tags));
    for (Image image : images.stream().distinct().toList()) {
      file(image);
    }
  }

  private void file(Image image) throws XMLStreamException {
    byte[] bytes = bundle.images().get(image.sha256());
    if (bytes == null) {
      return;
    }
    xml.writeStartElement("file");
    xml.writeAttribute("name", Pictures.fileName(image));
    xml.writeAttribute("path", "/");
    xml.writeAttribute("encoding", "base64");
    xml.writeCharacters(Base64.getEncoder().encodeToString(bytes));
    xml.writeEndElement();
  }

  private void tags(Paper paper, Item item) throws XMLStreamException {
    xml.writeStartElement("tags");
    tag("penalty", WrittenNumbers.text(item.penalty()));
    switch (item.question()) {
      case Question.MultipleChoice multiple -> {
        tag("scoring", PaperRows.scoring(multiple.scoring()));
      }
      case Question.Essay essay -> tag("longest", String.valueOf(essay.maxCharacters()));
      case Question.SingleChoice _,
          Question.TrueFalse _,
          Question.Numeric _,
          Question.ShortText _ -> {}
    }
    List<Choice> choices = PaperRows.choices(item.question());
    if (!choices.isEmpty()) {
      tag("choices", choices.stream().map(Choice::id).collect(Collectors.joining(",")));
    }
    Pool pool = Formats.poolOf(paper, item);
    if (pool != null) {
      tag("pool", pool.id());
      tag("draw", String.valueOf(pool.draw()));
    }
    xml.writeEndElement();
  }

  private void tag(String key, String value) throws XMLStreamException {
    nested("tag", MoodleXmlReader.TAG + key + "=" + value);
  }

  private void nested(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    element("text", text);
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
