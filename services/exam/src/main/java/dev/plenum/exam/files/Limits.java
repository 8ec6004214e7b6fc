package dev.plenum.exam.files;

/** How large a file may be. Far above real papers, far below what hurts a node. */
final class Limits {
  static final int FILE_BYTES = 16 << 20;
  static final int IMAGE_BYTES = 4 << 20;

  static final int DEPTH = 60;
  static final String TOO_DEEP = "is nested deeper than " + DEPTH;

  static final int NODES = 500_000;

  static final int ITEMS = 1_000;
  static final int CHOICES = 40;
  static final int TEXT_CHARACTERS = 20_000;
  static final int IMAGES_OF_AN_ITEM = 10;
  static final int ANSWER_CHARACTERS = 50_000;

  private Limits() {}
}
