package dev.plenum.exam.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import dev.plenum.exam.paper.Question.Scoring;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What QTI says of marks is kept, or refused by the item's name; never changed in silence. */
class QtiTest {

  @Test
  void aMappingIsKeptWithItsMarksItsBoundAndWhatIsRight() {
    Item item =
        item(
            "identifier",
            "multiple",
            """
            <correctResponse><value>A</value><value>B</value></correctResponse>
            <mapping lowerBound="-0.5" upperBound="2" defaultValue="-1">
              <mapEntry mapKey="A" mappedValue="1"/><mapEntry mapKey="B" mappedValue="1"/>
            </mapping>\
            """,
            CHOICES);
    assertThat(item.marks()).isEqualTo(Marks.whole(2));
    assertThat(item.penalty()).isEqualTo(new Marks(50));
    assertThat(item.question())
        .isInstanceOfSatisfying(
            Question.MultipleChoice.class,
            multiple -> {
              assertThat(multiple.scoring()).isEqualTo(Scoring.PARTIAL);
              assertThat(multiple.right()).containsExactly("A", "B");
            });
  }

  @Test
  void aMappingThatGivesOtherSharesIsRefusedByTheItemsName() {
    assertThat(
            problems(
                "identifier",
                "multiple",
                """
                <mapping defaultValue="0"><mapEntry mapKey="A" mappedValue="1.5"/>
                  <mapEntry mapKey="B" mappedValue="0.5"/></mapping>\
                """,
                CHOICES))
        .hasSize(3)
        .allSatisfy(problem -> assertThat(problem).startsWith("item.xml (one), marks"));
    assertThat(
            problems(
                "identifier",
                "single",
                """
                <correctResponse><value>A</value></correctResponse>
                <mapping defaultValue="-1"><mapEntry mapKey="A" mappedValue="1"/>
                  <mapEntry mapKey="B" mappedValue="0.5"/></mapping>\
                """,
                CHOICES.replace("maxChoices=\"0\"", "maxChoices=\"1\"")))
        .containsExactly("item.xml (one), penalty: every wrong answer takes off the same");
    assertThat(
            problems(
                "string",
                "single",
                """
                <mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1"/>
                  <mapEntry mapKey="Leeds" mappedValue="0.5"/></mapping>\
                """,
                ENTRY))
        .singleElement()
        .asString()
        .startsWith("item.xml (one), marks: found \"Leeds: 0.5\"");
  }

  @ParameterizedTest
  @CsvSource({
    "absolute, 0.1 0.1, 0.1",
    "absolute, 0.1,     0.1",
    "relative, 10,      0.5",
    "exact,    '',      0"
  })
  void aToleranceIsKept(String mode, String written, String tolerance) {
    Item item = item("float", "single", CORRECT, ENTRY + equal(mode, written, ""));
    assertThat(item.question()).isEqualTo(new Question.Numeric("5", tolerance));
  }

  @ParameterizedTest
  @CsvSource({"0.1 0.2, ''", "0.1 0.1, includeLowerBound='false'"})
  void aToleranceThatIsNotTheSameBothWaysIsRefusedByTheItemsName(String written, String more) {
    assertThat(problems("float", "single", CORRECT, ENTRY + equal("absolute", written, more)))
        .singleElement()
        .asString()
        .startsWith("item.xml (one), tolerance");
  }

  @Test
  void aWordForNoMarksIsRightAllTheSame() {
    Item item =
        new Item(
            "one",
            "Which protocol?",
            List.of(),
            Marks.ZERO,
            new Marks(1),
            new Question.ShortText(List.of("ARP", "arp"), true));
    Bundle paper = new Bundle(new Paper("Words", List.of(item), List.of()), Map.of());
    var written = PaperFile.write(PaperFile.Format.QTI, paper);
    var read = PaperFile.read(written.fileName(), written.bytes(), Map.of());
    assertThat(read.problems()).isEmpty();
    assertThat(read.get().paper().items()).containsExactly(item);
  }

  @Test
  void poolsComeBackAndItemsOfOneStandTogether() {
    Item[] items = new Item[4];
    for (int i = 0; i < items.length; i++) {
      items[i] =
          new Item(
              i + "st",
              "Which?\n\n  Why?",
              List.of(),
              Marks.whole(1),
              Marks.ZERO,
              new Question.SingleChoice(
                  List.of(new Choice("1", "One", null), new Choice("b", "Two", null)), "1"));
    }
    Paper paper =
        new Paper("Networks", List.of(items), List.of(new Pool("7", List.of("0st", "2st"), 1)));
    PaperFile.Written written = PaperFile.write(PaperFile.Format.QTI, new Bundle(paper, Map.of()));
    Paper back = PaperFile.read(written.fileName(), written.bytes(), Map.of()).get().paper();
    assertThat(back.items()).containsExactly(items[0], items[2], items[1], items[3]);
    assertThat(back.pools()).isEqualTo(paper.pools());
  }

  private static final String CORRECT = "<correctResponse><value>5</value></correctResponse>";

  private static final String ENTRY =
      "<itemBody><p>How many? <textEntryInteraction responseIdentifier='R'/></p></itemBody>";

  private static final String CHOICES =
      """
      <itemBody><choiceInteraction responseIdentifier="R" maxChoices="0"><prompt>Which?</prompt>
        <simpleChoice identifier="A">one</simpleChoice><simpleChoice identifier="B">two</simpleChoice>
        <simpleChoice identifier="C">three</simpleChoice></choiceInteraction></itemBody>\
      """;

  private static String equal(String mode, String tolerance, String more) {
    return """
    <responseProcessing><responseCondition><responseIf>
      <equal toleranceMode="%s" tolerance="%s" %s><variable identifier="R"/><correct identifier="R"/></equal>
      <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>
    </responseIf></responseCondition></responseProcessing>\
    """
        .formatted(mode, tolerance, more);
  }

  private static Item item(String type, String cardinality, String response, String rest) {
    Reading<Bundle> reading = read(type, cardinality, response, rest);
    assertThat(reading.problems()).isEmpty();
    return reading.get().paper().items().getFirst();
  }

  private static List<String> problems(
      String type, String cardinality, String response, String rest) {
    return read(type, cardinality, response, rest).problems().stream()
        .map(Problem::toString)
        .toList();
  }

  private static Reading<Bundle> read(
      String type, String cardinality, String response, String rest) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "imsmanifest.xml",
        """
        <manifest><resources><resource identifier="i" type="imsqti_item_xmlv2p1" href="item.xml"/>
        </resources></manifest>\
        """
            .getBytes(UTF_8));
    parts.put(
        "item.xml",
        """
        <assessmentItem identifier="one">
          <responseDeclaration identifier="R" cardinality="%s" baseType="%s">%s</responseDeclaration>
          %s</assessmentItem>\
        """
            .formatted(cardinality, type, response, rest)
            .getBytes(UTF_8));
    return PaperFile.read("package.zip", Workbooks.zip(parts), Map.of());
  }
}
