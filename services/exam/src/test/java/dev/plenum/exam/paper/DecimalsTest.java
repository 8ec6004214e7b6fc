package dev.plenum.exam.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is read as whoever typed it means it, or not at all. */
final class DecimalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1234.5                | 1234.5
          -1234.5               | -1234.5
          "\u2013 1234,5"       | -1234.5
          \u22121234.5          | -1234.5
          \u20141234.5          | -1234.5
          \u20101234.5          | -1234.5
          \uFF0D\uFF11\uFF12\uFF13\uFF14\uFF0E\uFF15 | -1234.5
          "- 1 234.5"           | -1234.5
          1\u00A0234,5          | 1234.5
          1\u202F234\u202F567   | 1234567
          \u00A01234.5\u00A0    | 1234.5
          1'234.5               | 1234.5
          1’234’567,25          | 1234567.25
          1,234.5               | 1234.5
          1.234,5               | 1234.5
          1,234,567             | 1234567
          1.234.567             | 1234567
          12,34,567             | 1234567
          1,234                 | 1.234
          1.234                 | 1.234
          ١٢٣٫٥                 | 123.5
          १२३.५                 | 123.5
          +5                    | 5
          .5                    | 0.5
          5.                    | 5
          007                   | 7
          1e3                   | 1000
          "1.5E\u22123"         | 0.0015
          "1,5 × 10^3"          | 1500
          1.5·10³               | 1500
          1.5*10⁻³              | 0.0015
          10²                   | 100
          -10^2                 | -100
          \u200E\u22125\u200F   | -5
          """)
  void aNumberIsReadAsItIsMeant(String typed, BigDecimal number) {
    assertThat(Decimals.read(typed)).isNotNull().isEqualByComparingTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "--5",
        "+-5",
        "5-",
        "five",
        "5 m",
        "5%",
        "12 34",
        "1 2",
        "1 2345",
        "0 123",
        "1,23,45",
        "1,2,3",
        "1.2.3",
        "1,234.567,8",
        "1.234 567",
        "1'23",
        "5²",
        "2³²",
        "½",
        "1/2",
        "1..5",
        "0x5",
        "NaN",
        "Infinity",
        "1e9999",
        "e5",
        "5×3",
        "10^",
        "²",
        "Ⅷ",
        "①"
      })
  void whatCouldBeTwoNumbersOrNoneIsNotRead(String typed) {
    assertThat(Decimals.read(typed)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", " ", "1'234"})
  void aHostileTextCostsNoMoreThanItsLength(String part) {
    assertThat(Decimals.read(part.repeat(200_000))).isNull();
  }
}
