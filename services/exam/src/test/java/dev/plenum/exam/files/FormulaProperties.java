package dev.plenum.exam.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whoever works out the line of text gets what whoever works out the formula gets. */
class FormulaProperties {

  /** A formula, as MathML and as the number that it is. */
  private record Formula(String mathml, double value) {}

  @Property(tries = 2_000)
  void theLineHasTheValueOfTheFormula(@ForAll Random random) throws Exception {
    Formula formula = sum(random, 3);
    String math = "<math>" + formula.mathml() + "</math>";
    MathText.Written written =
        MathText.write(XmlTree.parse(math.getBytes(StandardCharsets.UTF_8)), "Find ");
    assertThat(written.fault()).isNull();
    double value = new Line(written.text()).value();
    if (Double.isFinite(formula.value())) {
      assertThat(value)
          .as("%s of %s", written.text(), math)
          .isCloseTo(formula.value(), within(1e-6 * Math.max(1, Math.abs(formula.value()))));
    }
  }

  private static Formula sum(Random random, int depth) {
    Formula one = product(random, depth);
    return switch (random.nextInt(4)) {
      case 0 -> {
        Formula other = product(random, depth);
        yield new Formula(
            one.mathml() + "<mo>+</mo>" + other.mathml(), one.value() + other.value());
      }
      case 1 -> {
        Formula other = product(random, depth);
        yield new Formula(
            one.mathml() + "<mo>−</mo>" + other.mathml(), one.value() - other.value());
      }
      default -> one;
    };
  }

  private static Formula product(Random random, int depth) {
    Formula one = thing(random, depth);
    return switch (random.nextInt(5)) {
      case 0 -> {
        Formula other = thing(random, depth);
        String sign = random.nextBoolean() ? "×" : "\u2062";
        yield new Formula(
            one.mathml() + "<mo>" + sign + "</mo>" + other.mathml(), one.value() * other.value());
      }
      case 1 -> {
        Formula other = thing(random, depth);
        yield new Formula(
            one.mathml() + "<mo>÷</mo>" + other.mathml(), one.value() / other.value());
      }
      default -> one;
    };
  }

  private static Formula thing(Random random, int depth) {
    if (depth == 0) {
      int number = 1 + random.nextInt(12);
      return new Formula("<mn>" + number + "</mn>", number);
    }
    Formula one = sum(random, depth - 1);
    String row = "<mrow>" + one.mathml() + "</mrow>";
    return switch (random.nextInt(5)) {
      case 0 -> {
        Formula other = sum(random, depth - 1);
        yield new Formula(
            "<mfrac>" + row + "<mrow>" + other.mathml() + "</mrow></mfrac>",
            one.value() / other.value());
      }
      case 1 -> {
        int power = 1 + random.nextInt(3);
        yield new Formula(
            "<msup>" + row + "<mn>" + power + "</mn></msup>", Math.pow(one.value(), power));
      }
      case 2 -> new Formula("<msqrt>" + row + "</msqrt>", Math.sqrt(one.value()));
      case 3 -> new Formula("<mfenced>" + row + "</mfenced>", one.value());
      default -> thing(random, depth - 1);
    };
  }

  /** A line of text as people work it out: powers, then products from the left, then sums. */
  private static final class Line {
    private final String text;
    private int at;

    Line(String text) {
      this.text = text.replace(" ", "");
    }

    double value() {
      double value = sum();
      assertThat(at).isEqualTo(text.length());
      return value;
    }

    private double sum() {
      double value = product();
      while (next('+') || next('−')) {
        boolean plus = text.charAt(at - 1) == '+';
        double other = product();
        value = plus ? value + other : value - other;
      }
      return value;
    }

    private double product() {
      double value = power();
      while (next('×') || next('·') || next('÷') || next('/')) {
        boolean times = "×·".indexOf(text.charAt(at - 1)) >= 0;
        double other = power();
        value = times ? value * other : value / other;
      }
      return value;
    }

    private double power() {
      double base = thing();
      return next('^') ? Math.pow(base, thing()) : base;
    }

    private double thing() {
      if (text.startsWith("sqrt", at)) {
        at += "sqrt".length();
        return Math.sqrt(thing());
      }
      if (next('(')) {
        double value = sum();
        assertThat(next(')')).isTrue();
        return value;
      }
      int from = at;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      return Double.parseDouble(text.substring(from, at));
    }

    private boolean next(char sign) {
      boolean there = at < text.length() && text.charAt(at) == sign;
      at += there ? 1 : 0;
      return there;
    }
  }
}
