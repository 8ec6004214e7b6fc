package dev.plenum.exam.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.intake.table.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to multiply, to take for ever or to go too deep do none of it. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileHtmlTest {
  private static final int MANY = 400_000;

  private static Reading<Bundle> moodle(String html) {
    String quiz =
        "<quiz><question type='essay'><questiontext format='html'><text><![CDATA["
            + html
            + "]]></text></questiontext></question></quiz>";
    return PaperFile.read("bank.xml", quiz.getBytes(UTF_8), Map.of());
  }

  private static Reading<Bundle> qti(String body) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    String manifest =
        "<manifest><resources><resource identifier='i' type='imsqti_item_xmlv2p1'"
            + " href='item.xml'/></resources></manifest>";
    String item =
        "<assessmentItem identifier='one'><itemBody>"
            + body
            + "<extendedTextInteraction responseIdentifier='R'/></itemBody></assessmentItem>";
    parts.put("imsmanifest.xml", manifest.getBytes(UTF_8));
    parts.put("item.xml", item.getBytes(UTF_8));
    return PaperFile.read("package.zip", Workbooks.zip(parts), Map.of());
  }

  private static String text(Reading<Bundle> reading) {
    assertThat(reading.problems()).isEmpty();
    return reading.get().paper().items().getFirst().text();
  }

  @Test
  void whatIsStruckOutOftenIsStruckOutOnce() {
    String nested = "<s>".repeat(27) + "x𝄞 y" + "</s>".repeat(27);
    for (Reading<Bundle> reading : List.of(moodle(nested), qti("<p>" + nested + "</p>"))) {
      assertThat(text(reading)).isEqualTo("x\u0336𝄞\u0336 y\u0336");
    }
    assertThat(text(moodle("<del>a<s>b</s>c</del>"))).isEqualTo("a\u0336b\u0336c\u0336");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s", "sup", "sub", "rt", "ruby"})
  void marksThatAreNestedTooDeepAreRefusedByName(String mark) {
    String deep = "<ruby><s>".repeat(100) + ("<" + mark + ">").repeat(MANY);
    assertThat(moodle(deep + "x" + ("</" + mark + "></sub>").repeat(MANY)).problems().toString())
        .contains("line 1, text", "is nested deeper than 60");
    assertThat(moodle("<" + mark + ">x</" + mark + ">y").problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"msqrt", "mrow", "semantics", "mi"})
  void formulasThatAreNestedTooDeepAreRefusedByName(String element) {
    String open = "<" + element + ">";
    String close = "</" + element + "></mn>";
    String deep = "<math>" + open.repeat(MANY) + "<mi>x</mi>" + close.repeat(MANY) + "</math>";
    assertThat(moodle(deep).problems().toString())
        .contains("line 1, formula: found \"" + open + "\"; is nested deeper than 60");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<math><mi>x</mi></math>",
        "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
        "<math><mfrac><mn>1</mn></mfrac></math>\t",
        "<math></math></td>",
        "</td>",
        "</td>x",
        "<br></td>x",
        "<!--",
        "<!-- <b",
        "<a",
        "<a \"'",
        "<a \"<a '",
        "<p><br>",
        "<li><s>x",
        "&amp",
      })
  void readsInATimeThatGrowsOnlyWithTheText(String piece) {
    assertThat(moodle("a" + piece.repeat(MANY))).isNotNull();
    assertThat(moodle("a" + "</td>".repeat(MANY) + piece.repeat(MANY / 4))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a ", " a=\"", "a='b'"})
  void readsTagsOfAnyLength(String piece) {
    String attributes = piece.repeat(MANY);
    assertThat(text(moodle("x<ol " + attributes + "><li>y</ol>"))).contains("x", "y");
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void readsABodyOfManyParagraphsInATimeThatGrowsOnlyWithIt() {
    String formula = "<p>x<math><mi>y</mi></math></p>";
    assertThat(qti(formula.repeat(60_000)).problems().toString()).contains("characters");
  }

  @Test
  void tagsCommentsAndEmptyLinesAreReadAsBefore() {
    assertThat(text(moodle("a <!-- <b> --> b"))).isEqualTo("a b");
    assertThat(text(moodle("1 < 2 <!-- and <b>3</b>"))).isEqualTo("1 < 2 <!-- and 3");
    assertThat(text(moodle("a<b title=\"x > y\">b</b>c<b title=\"d"))).isEqualTo("abc<b title=\"d");
    assertThat(text(moodle("a</td><br>\t<br> <br>b<br>c"))).isEqualTo("a\n\nb\nc");
    assertThat(text(moodle("<o:p>a</o:p><x:1>b</x:><1>"))).isEqualTo("ab<1>");
  }
}
