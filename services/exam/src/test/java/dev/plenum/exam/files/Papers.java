package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Marks;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import dev.plenum.exam.paper.Question.Scoring;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.intake.table.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Papers of all shapes, with texts that try every format's own marks. */
final class Papers {
  /** One pixel. */
  static final byte[] PNG =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
                  + "0000000d49444154789c6360000002000100ffff03000006000557bfabd40000000049454e44ae426082");

  static final byte[] GIF =
      HexFormat.of()
          .parseHex(
              "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b");

  private Papers() {}

  static Arbitrary<Bundle> any() {
    return Combinators.combine(text(40), item().list().ofMinSize(1).ofMaxSize(6), pooled())
        .as(Papers::bundle);
  }

  /** Whether the first items make a pool, and how many. */
  private static Arbitrary<Integer> pooled() {
    return Arbitraries.integers().between(0, 4);
  }

  private static Bundle bundle(String title, List<Item> drawn, int pooled) {
    List<Item> items = new ArrayList<>();
    for (Item item : drawn) {
      items.add(
          new Item(
              "item-" + (items.size() + 1),
              item.text(),
              item.images(),
              item.marks(),
              item.penalty(),
              item.question()));
    }
    int size = Math.min(pooled, items.size());
    List<Pool> pools =
        size < 2
            ? List.of()
            : List.of(
                new Pool("p.1", items.subList(0, size).stream().map(Item::id).toList(), size - 1));
    String line = title.replaceAll("\\s+", " ");
    return new Bundle(new Paper(line, items, pools), images(items));
  }

  private static Map<String, byte[]> images(List<Item> items) {
    Map<String, byte[]> images = new HashMap<>();
    for (Item item : items) {
      List<Image> all = new ArrayList<>(item.images());
      PaperRows.choices(item.question()).stream()
          .map(Choice::image)
          .filter(image -> image != null)
          .forEach(all::add);
      for (Image image : all) {
        images.put(image.sha256(), image.type().equals("image/png") ? PNG : GIF);
      }
    }
    return images;
  }

  /** Never empty, tidy, and full of what formats give a meaning to. */
  static Arbitrary<String> text(int most) {
    return Arbitraries.of(
            "a", "Z", "7", " ", "  ", "\n", "\t", "=", "~", "#", "{", "}", ":", "\\", "%50%", "->",
            "'", "\"", ",", ";", "|", "<b>", "&amp;", "]]>", "//", "::", "@", "+", "-", "$", "é",
            "漢", "🙂", "_x0041_", "=1+1", "true", "0", "<br>", "\u200b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(most / 2)
        .map(parts -> Texts.tidy(String.join("", parts)))
        .filter(text -> !text.isEmpty());
  }

  private static Arbitrary<Item> item() {
    return Combinators.combine(text(40), image().list().ofMaxSize(2), marks(), marks(), question())
        .as((text, images, marks, penalty, question) ->
            new Item("", text, images, marks, penalty, question));
  }

  private static Arbitrary<Marks> marks() {
    return Arbitraries.longs().between(0, 100_000).map(Marks::new);
  }

  private static Arbitrary<Image> image() {
    Arbitrary<@Nullable String> said = text(10).injectNull(0.5);
    return Combinators.combine(Arbitraries.of(true, false), said)
        .as((png, text) ->
            new Image(Sha256.hex(png ? PNG : GIF), png ? "image/png" : "image/gif", text));
  }

  private static Arbitrary<Question> question() {
    return Arbitraries.oneOf(
        choices().flatMap(Papers::single),
        choices().flatMap(Papers::multiple),
        Arbitraries.of(true, false).map(Question.TrueFalse::new),
        Combinators.combine(decimal(-1000), decimal(0)).as(Question.Numeric::new),
        Combinators.combine(
                text(10)
                    .map(word -> word.replaceAll("\\s+", " "))
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(3)
                    .uniqueElements(),
                Arbitraries.of(true, false))
            .as(Question.ShortText::new),
        Arbitraries.integers().between(1, 50_000).map(Question.Essay::new));
  }

  private static Arbitrary<String> decimal(int least) {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.valueOf(least), BigDecimal.valueOf(1000))
        .ofScale(4)
        .map(WrittenNumbers::plain);
  }

  private static Arbitrary<List<Choice>> choices() {
    Arbitrary<Choice> choice =
        Combinators.combine(text(12), image().injectNull(0.7))
            .as((text, image) -> new Choice("", text, image));
    return Combinators.combine(
            choice.list().ofMinSize(2).ofMaxSize(5).uniqueElements(Choice::text),
            Arbitraries.of("", "x.", "Choice-"))
        .as((all, prefix) -> {
          List<Choice> named = new ArrayList<>();
          for (Choice each : all) {
            String letter = ChoiceRules.letter(all.size() - 1 - named.size());
            String id = prefix.isEmpty() ? ChoiceRules.letter(named.size()) : prefix + letter;
            named.add(new Choice(id, each.text(), each.image()));
          }
          return named;
        });
  }

  private static Arbitrary<Question> single(List<Choice> choices) {
    return Arbitraries.of(choices).map(right -> new Question.SingleChoice(choices, right.id()));
  }

  private static Arbitrary<Question> multiple(List<Choice> choices) {
    return Combinators.combine(
            Arbitraries.subsetOf(choices).filter(right -> !right.isEmpty()),
            Arbitraries.of(Scoring.class))
        .as((right, scoring) ->
            new Question.MultipleChoice(
                choices,
                choices.stream().filter(right::contains).map(Choice::id).toList(),
                scoring));
  }
}
