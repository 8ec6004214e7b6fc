package dev.plenum.exam.files;

import dev.plenum.exam.paper.Choice;
import dev.plenum.exam.paper.Image;
import dev.plenum.exam.paper.Item;
import dev.plenum.exam.paper.Paper;
import dev.plenum.exam.paper.Pool;
import dev.plenum.exam.paper.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What writers of several formats ask of a paper. */
final class Formats {
  private Formats() {}

  static @Nullable Pool poolOf(Paper paper, Item item) {
    for (Pool pool : paper.pools()) {
      if (pool.items().contains(item.id())) {
        return pool;
      }
    }
    return null;
  }

  static boolean pictures(Item item) {
    return !item.images().isEmpty()
        || PaperRows.choices(item.question()).stream().anyMatch(choice -> choice.image() != null);
  }

  /** The share of each right choice in per cent, with as many digits as Moodle keeps. */
  static BigDecimal share(Question.MultipleChoice multiple) {
    return BigDecimal.valueOf(100)
        .divide(BigDecimal.valueOf(multiple.right().size()), 5, RoundingMode.HALF_UP);
  }

  /** The files of a paper's pictures, by the name that a sheet or GIFT file gives them. */
  static Map<String, byte[]> files(Bundle bundle) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Item item : bundle.paper().items()) {
      item.images().forEach(image -> file(files, bundle, image));
      for (Choice choice : PaperRows.choices(item.question())) {
        if (choice.image() != null) {
          file(files, bundle, choice.image());
        }
      }
    }
    return files;
  }

  private static void file(Map<String, byte[]> files, Bundle bundle, Image image) {
    byte[] bytes = bundle.images().get(image.sha256());
    if (bytes != null) {
      files.put(PaperRows.FOLDER + Pictures.fileName(image), bytes);
    }
  }
}
