package dev.plenum.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.plenum.exam.paper.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page says of a number is what the node makes of it. */
@Tag("chromium")
@ExtendWith(WebSuite.class)
class NumbersInStepIT {
  private static final String READ =
      """
      async (texts) => {
        const { readNumber } = await import('/web/exam/number.js');
        return texts.map(readNumber);
      }
      """;

  /** What numbers and their neighbours are made of. */
  private static final List<String> PARTS =
      List.of(
          "1",
          "2",
          "34",
          "000",
          "234",
          "5",
          "0",
          ".",
          ",",
          " ",
          "\u00A0",
          "\u202F",
          "'",
          "\u2019",
          "-",
          "+",
          "\u2212",
          "\u2013",
          "\uFF0D",
          "e",
          "E",
          "x",
          "×",
          "·",
          "10",
          "^",
          "²",
          "⁻³",
          "\u066B",
          "٣",
          "५",
          "\uFF15",
          "\uFF0E",
          "\u200E",
          "\uFEFF",
          "\u0085",
          "\t",
          "½",
          "m",
          "\uD835\uDFCF",
          "\u2007",
          "\u180E");

  private final Chromium chromium;

  NumbersInStepIT(Chromium chromium) {
    this.chromium = chromium;
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    chromium.sendHome();
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void thePageReadsEveryNumberAsTheNodeDoes() {
    List<String> texts = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int parts = 1 + random.nextInt(7); parts > 0; parts--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      texts.add(text.toString());
    }
    assertInStep(texts);
    assertThat(texts.stream().map(Decimals::read).filter(read -> read != null).count())
        .isGreaterThan(3_000);
  }

  @Test
  void everyCharacterMeansTheSameToBoth() {
    List<String> characters =
        IntStream.range(1, 0x10000)
            .filter(c -> !Character.isSurrogate((char) c))
            .mapToObj(Character::toString)
            .toList();
    assertInStep(characters.stream().map(c -> c + "5").toList());
    assertInStep(characters.stream().map(c -> "1" + c + "234").toList());
  }

  private void assertInStep(List<String> texts) {
    Page page = chromium.person(Chromium.Look.DESK);
    Chromium.answer(page, ModulesIT.ORIGIN + "/**", ModulesIT::answer);
    page.navigate(ModulesIT.ORIGIN + "/modules/index.html");
    List<?> read = (List<?>) page.evaluate(READ, texts);
    List<String> apart = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String there = (String) read.get(i);
      @Nullable BigDecimal here = Decimals.read(texts.get(i));
      if (!same(there, here)) {
        apart.add(
            "%s (U+%04X): %s, %s"
                .formatted(texts.get(i), texts.get(i).codePointAt(0), here, there));
      }
    }
    assertThat(apart).isEmpty();
  }

  private static boolean same(@Nullable String there, @Nullable BigDecimal here) {
    return (there == null || here == null)
        ? there == null && here == null
        : new BigDecimal(there).compareTo(here) == 0;
  }
}
