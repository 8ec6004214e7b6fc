package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as a reader of some format found it: texts that {@link PaperRules} has yet to judge, so
 * that one set of rules holds for every format.
 */
final class Draft {
  /** Where the item stands, for the person who must correct it. */
  final String where;

  String id = "";
  String text = "";

  /** Empty: what is right tells. */
  String type = "";

  final List<Option> choices = new ArrayList<>();

  /** What is right: ids of choices, a truth, a number or accepted words, as the type has it. */
  final List<String> right = new ArrayList<>();

  String tolerance = "";
  String caseSensitive = "";
  String scoring = "";
  String marks = "";
  String penalty = "";
  String maxCharacters = "";
  final List<Image> images = new ArrayList<>();
  String pool = "";

  /** A choice; without an id it gets the next letter. */
  record Option(String id, String text, @Nullable Image image) {}

  Draft(String where) {
    this.where = where;
  }

  String at(String field) {
    return where + ", " + field;
  }
}
