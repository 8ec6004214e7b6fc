package dev.plenum.exam.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.exam.paper.Choice;
import dev.plenum.kernel.intake.table.Problem;
import dev.plenum.kernel.intake.table.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A formula keeps its meaning or its item is refused by name: other numbers are another task. */
class FormulaTest {
  private static final String HALF = "<mfrac><mn>1</mn><mn>2</mn></mfrac>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <mfrac><mn>1</mn><mn>2</mn></mfrac>                                     | (1)/(2)
          <msup><mn>10</mn><mn>2</mn></msup>                                      | 10^(2)
          <msub><mi>x</mi><mn>1</mn></msub>                                       | x_(1)
          <msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>                       | x_(1)^(2)
          <msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>                           | sqrt(x+1)
          <mroot><mn>8</mn><mn>3</mn></mroot>                                     | ³√(8)
          <msup><mfrac><mn>1</mn><mn>2</mn></mfrac><mn>2</mn></msup>              | ((1)/(2))^(2)
          <msup><mn>-5</mn><mn>2</mn></msup>                                      | (-5)^(2)
          <msup><mrow><mo>-</mo><mn>5</mn></mrow><mn>2</mn></msup>                | (-5)^(2)
          <msup><mfenced><mi>a</mi></mfenced><mn>2</mn></msup>                    | (a)^(2)
          <msup><mn>2</mn><msup><mn>3</mn><mn>2</mn></msup></msup>                | 2^(3^(2))
          <msup><mn>30</mn><mo>∘</mo></msup>                                      | 30°
          <mn>2</mn><mo>&#x2062;</mo><mi>x</mi>                                   | 2·x
          <mn>2</mn><mi>x</mi>                                                    | 2 x
          <mn>2</mn><mn>10</mn>                                                   | 2 10
          <mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>                                 | sin x
          <mi>f</mi><mo>(</mo><mn>1</mn><mo>,</mo><mn>5</mn><mo>)</mo>            | f(1, 5)
          <mfrac><mn>1</mn><mn>2</mn></mfrac><mo>÷</mo><mn>3</mn>                 | ((1)/(2))÷3
          <mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><mn>3</mn>                 | (1)/(2)+3
          <mfrac><mn>1</mn><mn>2</mn></mfrac><mo>(</mo><mi>x</mi><mo>)</mo>       | ((1)/(2))(x)
          <mo>(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>)</mo>                 | ((1)/(2))
          <mi>x</mi><mfrac><mi>a</mi><mi>b</mi></mfrac>                           | x ((a)/(b))
          <munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi> | ∑_(i=1)^(n) i
          <semantics><mrow><mn>7</mn></mrow><annotation>x^8</annotation></semantics> | 7
          <mstyle><mrow><mfrac><mn>1</mn><mrow><mn>2</mn></mrow></mfrac></mrow></mstyle> | (1)/(2)
          """)
  void aFormulaIsWrittenSoThatItCanBeReadInOneWayOnly(String math, String text) {
    Reading<Bundle> reading = moodle("<p>Find <math>" + math + "</math>, please</p>");
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.get().paper().items().getFirst().text())
        .isEqualTo("Find " + text + ", please");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <mn>2</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>              | a number before a fraction
          <mtable><mtr><mtd><mn>1</mn></mtd></mtr></mtable>          | <mtable>
          <mover><mi>x</mi><mo>¯</mo></mover>                        | <mover>
          <menclose notation="longdiv"><mn>12</mn></menclose>        | <menclose>
          <mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts> | <mmultiscripts>
          <mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>      | <mfrac>
          <mfrac><mn>1</mn></mfrac>                                  | <mfrac>
          <msup><mrow></mrow><mn>14</mn></msup>                      | <mrow>
          <msup><mn>1</mn><mphantom><mn>0</mn></mphantom></msup>     | <mphantom>
          <apply><divide/><cn>1</cn><cn>2</cn></apply>               | <apply>
          <mn>1<sup>2</sup></mn>                                     | <sup>
          <mo>&foo;</mo>                                             | &foo;
          10                                                         | "10"
          """)
  void whatNoLineCanSayIsRefusedByTheItemsName(String math, String found) {
    assertThat(moodle("<p>Find <math>" + math + "</math></p>").problems().stream())
        .extracting(Problem::toString)
        .anyMatch(problem ->
            problem.startsWith("line 1, formula: found \"" + found.replace("\\", ""))
                && problem.endsWith(MathText.RULE));
  }

  @Test
  void aNumberInTheTextBeforeAFractionIsRefusedToo() {
    assertThat(moodle("2<math>" + HALF + "</math>").problems()).hasSize(1);
    assertThat(moodle("What is 2 <math>" + HALF + "</math>?").problems()).hasSize(1);
    assertThat(moodle("<p>Question 2</p><math>" + HALF + "</math>").problems()).isEmpty();
    assertThat(moodle("Is 2 &gt; <math>" + HALF + "</math>?").problems()).isEmpty();
  }

  @Test
  void aFormulaInTeXThatOnlyAScriptShowsIsRefused() {
    assertThat(moodle("What is <script type='math/tex'>\\frac12</script>?").problems()).hasSize(1);
  }

  @Test
  void aFormulaThatNobodyEndsIsRefused() {
    assertThat(moodle("Half is <math>" + HALF).problems()).isNotEmpty();
  }

  @Test
  void everyFormatAndEveryPrefixKeepsFormulasInStemsAndChoices() {
    String stem = "What is <m:math><m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn></m:mfrac></m:math> of";
    String html = stem + " 10<sup>2</sup>?";
    String wrong = "<math><msup><mn>5</mn><mn>2</mn></msup></math>";
    String qti =
        """
        <itemBody xmlns:m="http://www.w3.org/1998/Math/MathML"><p>%s</p>
          <choiceInteraction responseIdentifier="R" maxChoices="1">
          <simpleChoice identifier="a">50</simpleChoice><simpleChoice identifier="b">%s</simpleChoice>
          <simpleChoice identifier="c">52</simpleChoice></choiceInteraction></itemBody>\
        """
            .formatted(html, wrong);
    String answers =
        "<answer fraction='%d' format='html'><text><![CDATA[%s]]></text></answer>".repeat(3);
    String moodle = answers.formatted(100, "50", 0, wrong, 0, "52");
    String gift =
        ("[html]" + html + "{=50 ~" + wrong + " ~52}").replaceAll("([=])(?=[\"'])", "\\\\=");
    for (Reading<Bundle> reading :
        List.of(
            qti(qti),
            moodle(html, moodle),
            PaperFile.read("p.gift", gift.getBytes(UTF_8), Map.of()))) {
      assertThat(reading.problems()).isEmpty();
      var item = reading.get().paper().items().getFirst();
      assertThat(item.text()).isEqualTo("What is (1)/(2) of 10²?");
      assertThat(PaperRows.choices(item.question()).stream().map(Choice::text))
          .containsExactly("50", "5^(2)", "52");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10<sup>2</sup>                      | 10²
          10<sup>-3</sup>                     | 10^(-3)
          2<sup>3<sup>2</sup></sup>           | 2^(3²)
          x<sup>n</sup>y                      | x^(n)y
          x<sup>1<b>/2</b></sup>              | x^(1/2)
          H<sub>2</sub>O                      | H₂O
          x<sub>1</sub><sup>2</sup>           | x₁²
          x<sup> 2 </sup>                     | x²
          a<sup></sup>b                       | ab
          Which <del>7</del> is <s>not</s> odd? | Which 7\u0336 is n\u0336o\u0336t\u0336 odd?
          <ruby>tide<rp>(</rp><rt>tyd</rt><rp>)</rp></ruby> turns | tide(tyd) turns
          <ruby><rb>tide</rb><rt>tyd</rt></ruby> turns | tide(tyd) turns
          """)
  void raisedAndLoweredWordsStayRaisedAndLoweredInEveryFormat(String html, String text) {
    String choice =
        "<choiceInteraction responseIdentifier='R' maxChoices='1'><simpleChoice identifier='a'>1"
            + "</simpleChoice><simpleChoice identifier='b'>2</simpleChoice></choiceInteraction>";
    for (Reading<Bundle> reading :
        List.of(moodle(html), qti("<itemBody><p>" + html + "</p>" + choice + "</itemBody>"))) {
      assertThat(reading.problems()).isEmpty();
      assertThat(reading.get().paper().items().getFirst().text()).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <ol><li>cut</li><li><p>paste</p></li></ol>                  | 1. cut/2. paste
          <ol start="3" type="a"><li>cut</li><li>paste</li></ol>      | c. cut/d. paste
          <ol type="I"><li value="4">cut</li><li>paste</li></ol>      | IV. cut/V. paste
          <ul><li>cut<ol><li>out</li></ol></li><li>paste</li></ul>    | - cut/1. out/- paste
          """)
  void theStepsOfAListKeepTheNumbersThatAQuestionAsksFor(String list, String text) {
    String essay = "<extendedTextInteraction responseIdentifier='R'/>";
    for (Reading<Bundle> reading :
        List.of(moodle(list), qti("<itemBody>" + list + essay + "</itemBody>"))) {
      assertThat(reading.problems()).isEmpty();
      assertThat(reading.get().paper().items().getFirst().text().replace('\n', '/'))
          .isEqualTo(text);
    }
  }

  @Test
  void aReadingThatNobodyEndsEndsWithItsWord() {
    assertThat(moodle("<ruby>a<rp>(<rt>b<rp>)</ruby>, c").get().paper().items().getFirst().text())
        .isEqualTo("a(b), c");
  }

  @Test
  void elementsThatNobodyEscapedInMoodlesXmlAreReadAsTheHtmlThatTheyAre() {
    String quiz =
        """
        <quiz><question type="essay"><questiontext format="html">
        <text><p>10<sup>2</sup> &lt; 3</p></text></questiontext></question></quiz>\
        """;
    Reading<Bundle> reading = PaperFile.read("bank.xml", quiz.getBytes(UTF_8), Map.of());
    assertThat(reading.get().paper().items().getFirst().text()).isEqualTo("10² < 3");
    String numeric =
        """
        <quiz><question type="numerical"><questiontext><text>How many?</text></questiontext>
        <answer fraction="100"><text>5<sup>2</sup></text></answer></question></quiz>\
        """;
    assertThat(PaperFile.read("bank.xml", numeric.getBytes(UTF_8), Map.of()).problems().toString())
        .contains("an accepted answer is plain text");
  }

  @Test
  void cellsOfATableDoNotRunIntoOneNumber() {
    String table =
        """
        <itemBody><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>
        <pre>x<sup>2</sup>
          y</pre><extendedTextInteraction responseIdentifier="R"/></itemBody>\
        """;
    assertThat(qti(table).get().paper().items().getFirst().text()).isEqualTo("1\t2\n3\t4\nx²\n  y");
  }

  @ParameterizedTest
  @CsvSource({"scorer", "tutor author", "proctor", "testConstructor", "''"})
  void whatQtiShowsToOthersIsNeverShownToStudents(String view) {
    String body =
        """
        <itemBody><p>Name a town.</p><rubricBlock view="%s"><p>Full marks only for Oslo.</p></rubricBlock>
        <div><rubricBlock view="candidate scorer"><p>Use ink.</p></rubricBlock></div>
        <extendedTextInteraction responseIdentifier="R"><prompt>Where?<rubricBlock view="%s">Oslo
        </rubricBlock></prompt></extendedTextInteraction></itemBody>\
        """
            .formatted(view, view);
    Reading<Bundle> reading = qti(body);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.get().paper().items().getFirst().text())
        .isEqualTo("Name a town.\nUse ink.\nWhere?");
    assertThat(reading.notes())
        .containsExactly(
            "item.xml (one): a part for "
                + (view.isEmpty() ? "nobody" : view)
                + " is left out; students never see it");
  }

  private static Reading<Bundle> moodle(String html) {
    return moodle(html, "");
  }

  private static Reading<Bundle> moodle(String html, String answers) {
    String quiz =
        "<quiz><question type='"
            + (answers.isEmpty() ? "essay" : "multichoice")
            + "'><questiontext format='html'><text><![CDATA["
            + html
            + "]]></text></questiontext>"
            + answers
            + "</question></quiz>";
    return PaperFile.read("bank.xml", quiz.getBytes(UTF_8), Map.of());
  }

  private static Reading<Bundle> qti(String body) {
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
        <assessmentItem identifier="one"><responseDeclaration identifier="R">
        <correctResponse><value>a</value></correctResponse></responseDeclaration>%s</assessmentItem>\
        """
            .formatted(body)
            .getBytes(UTF_8));
    return PaperFile.read("package.zip", Workbooks.zip(parts), Map.of());
  }
}
