package dev.plenum.exam.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Question;
import dev.plenum.exam.paper.Question.Scoring;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files in the shape in which Moodle and other tools write them. */
class OtherToolsTest {
  private static Paper read(String name, byte[] file) {
    Reading<Bundle> reading = PaperFile.read(name, file, Map.of());
    assertThat(reading.problems()).isEmpty();
    return reading.get().paper();
  }

  private static List<String> texts(Question question) {
    return PaperRows.choices(question).stream().map(Choice::text).toList();
  }

  @Test
  void readsWhatMoodleExportsAsGift() throws IOException {
    Reading<Bundle> reading =
        PaperFile.read("bank.gift", RealFilesTest.resource("moodle-export.gift"), Map.of());
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.notes()).containsExactly("feedback is left out; an exam shows none");
    List<Item> items = reading.get().paper().items();
    assertThat(items).hasSize(9);
    assertThat(items.get(0).text()).isEqualTo("Which layer does TCP belong to?");
    assertThat(items.get(0).question()).isInstanceOf(Question.SingleChoice.class);
    assertThat(texts(items.get(0).question()))
        .containsExactly("Transport layer", "Network layer", "Session layer", "Physical layer");
    assertThat(items.get(1).question())
        .isInstanceOfSatisfying(
            Question.MultipleChoice.class,
            question -> {
              assertThat(question.right()).containsExactly("a", "c");
              assertThat(question.scoring()).isEqualTo(Scoring.PARTIAL);
            });
    assertThat(items.get(2).question()).isEqualTo(new Question.TrueFalse(true));
    assertThat(items.get(3).text()).isEqualTo("Grant was _____ in Grant's tomb.");
    assertThat(items.get(4).question()).isEqualTo(new Question.Numeric("128", "0"));
    assertThat(items.get(5).question()).isEqualTo(new Question.Numeric("3.1415", "0.0005"));
    assertThat(items.get(6).question())
        .isEqualTo(new Question.ShortText(List.of("traceroute", "tracert", "tracepath"), false));
    assertThat(items.get(7).text()).isEqualTo("What does {x = 1} mean in GIFT: text ~ or answer?");
    assertThat(items.get(8).text()).isEqualTo("Explain slow start.\nUse your own words.");
  }

  @Test
  void readsWhatMoodleExportsAsXml() throws IOException {
    Reading<Bundle> reading =
        PaperFile.read("bank.xml", RealFilesTest.resource("moodle-export.xml"), Map.of());
    assertThat(reading.problems()).isEmpty();
    List<Item> items = reading.get().paper().items();
    assertThat(items).hasSize(6);
    Item subnet = items.get(0);
    assertThat(subnet.text()).isEqualTo("Which mask has 2⁸ − 2 hosts?");
    assertThat(subnet.images().getFirst().text()).isEqualTo("Plan of the network");
    assertThat(reading.get().images()).containsOnlyKeys(subnet.images().getFirst().sha256());
    assertThat(subnet.marks()).isEqualTo(Marks.whole(2));
    assertThat(subnet.penalty()).isEqualTo(new Marks(50));
    assertThat(items.get(1).text()).isEqualTo("Which are reliable?\n- think\n- then tick");
    assertThat(items.get(1).question())
        .isInstanceOfSatisfying(
            Question.MultipleChoice.class,
            question -> assertThat(question.right()).containsExactly("a", "b", "c"));
    assertThat(items.get(2).text()).isEqualTo("ARP maps names & numbers.");
    assertThat(items.get(2).question()).isEqualTo(new Question.TrueFalse(false));
    assertThat(items.get(2).penalty()).isEqualTo(Marks.ZERO);
    assertThat(items.get(3).question()).isEqualTo(new Question.Numeric("5", "0.5"));
    assertThat(items.get(4).question())
        .isEqualTo(new Question.ShortText(List.of("domain", "DNS*"), false));
    assertThat(items.get(5).question()).isInstanceOf(Question.Essay.class);
  }

  @Test
  void readsAQtiPackageInTheOrderOfItsTestWithItsPictures() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(
        "imsmanifest.xml",
        """
        <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>
          <resource identifier="t" type="imsqti_test_xmlv2p1" href="test.xml"/>
          <resource identifier="i1" type="imsqti_item_xmlv2p1" href="items/one.xml"/>
          <resource identifier="i2" type="imsqti_item_xmlv2p2" href="items/two.xml"/>
          <resource identifier="i3" type="imsqti_item_xmlv2p1" href="items/three.xml"/>
        </resources></manifest>\
        """
            .getBytes(UTF_8));
    parts.put(
        "test.xml",
        """
        <assessmentTest title="Networks" xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1">
          <testPart><assessmentSection>
            <assessmentItemRef identifier="b" href="items/two.xml"/>
            <assessmentItemRef identifier="a" href="items/one.xml"/>
          </assessmentSection></testPart></assessmentTest>\
        """
            .getBytes(UTF_8));
    parts.put(
        "items/one.xml",
        """
        <qti:assessmentItem xmlns:qti="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="one">
          <qti:responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier">
            <qti:correctResponse><qti:value>B</qti:value></qti:correctResponse>
          </qti:responseDeclaration>
          <qti:outcomeDeclaration identifier="SCORE" normalMaximum="2.0"/>
          <qti:itemBody><qti:p>Look at the <qti:b>figure</qti:b>.</qti:p>
            <qti:p><qti:img src="../images/net.png" alt="a net"/></qti:p>
            <qti:choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1">
              <qti:prompt>Which is the router?</qti:prompt>
              <qti:simpleChoice identifier="A">left</qti:simpleChoice>
              <qti:simpleChoice identifier="B">right
                <qti:feedbackInline identifier="B">yes</qti:feedbackInline></qti:simpleChoice>
            </qti:choiceInteraction></qti:itemBody>
        </qti:assessmentItem>\
        """
            .getBytes(UTF_8));
    parts.put(
        "items/two.xml",
        """
        <assessmentItem identifier="two">
          <responseDeclaration identifier="R" cardinality="single" baseType="string">
            <correctResponse><value>York</value></correctResponse>
            <mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1"/>
              <mapEntry mapKey="york" mappedValue="1"/></mapping>
          </responseDeclaration>
          <itemBody><p>Son of <textEntryInteraction responseIdentifier="R"/>, he.</p></itemBody>
        </assessmentItem>\
        """
            .getBytes(UTF_8));
    parts.put(
        "items/three.xml",
        """
        <assessmentItem identifier="three"><itemBody>
          <extendedTextInteraction responseIdentifier="R" expectedLength="900">
          <prompt>Why?</prompt></extendedTextInteraction></itemBody></assessmentItem>\
        """
            .getBytes(UTF_8));
    parts.put("images/net.png", Papers.PNG);
    Paper paper = read("package.zip", Workbooks.zip(parts));
    assertThat(paper.title()).isEqualTo("Networks");
    assertThat(paper.items().stream().map(Item::id)).containsExactly("two", "one", "three");
    Item one = paper.items().get(1);
    assertThat(one.text()).isEqualTo("Look at the figure.\nWhich is the router?");
    assertThat(one.marks()).isEqualTo(Marks.whole(2));
    assertThat(one.images()).hasSize(1);
    assertThat(one.question())
        .isEqualTo(
            new Question.SingleChoice(
                List.of(new Choice("A", "left", null), new Choice("B", "right", null)), "B"));
    assertThat(paper.items().get(0).text()).isEqualTo("Son of _____, he.");
    assertThat(paper.items().get(2).question()).isEqualTo(new Question.Essay(900));
  }

  @Test
  void refusesWhatWouldChangeTheMarksInSilence() {
    String gift = "Which?{=right ~%50%half ~wrong}\n\nMatch{=a -> 1 =b -> 2}\n\nNo answers here\n";
    Reading<Bundle> reading = PaperFile.read("p.gift", gift.getBytes(UTF_8), Map.of());
    assertThat(reading.problems().stream().map(Problem::toString))
        .contains(
            "line 1, right: found \"50 % for half\"; a single choice is right (100 %) or wrong",
            "line 3: found \"->\"; matching questions are not part of an exam here",
            "line 5: found \"No answers here\"; has no answers in braces before the blank line");
  }
}
