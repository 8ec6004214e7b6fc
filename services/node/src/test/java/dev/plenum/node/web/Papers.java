package dev.plenum.node.web;

/** Files of papers that an office brings. */
final class Papers {
  /** An item without its key, one without its text, and a choice that is there twice. */
  static final String BAD =
      """
      title: Networks
      items:
      - {id: q1, type: truefalse, text: A segment can be lost.}
      - {id: q2, type: numeric, right: 32}
      - id: q3
        type: single
        text: Which layer routes packets?
        choices:
        - {id: a, text: Network, right: true}
        - {id: b, text: Network}
      """;

  static final String GOOD =
      """
      title: Networks
      items:
      - id: q1
        type: single
        text: Which layer routes packets?
        marks: 2
        choices:
        - {id: a, text: Link}
        - {id: b, text: Network, right: true}
      - id: q2
        type: single
        text: Which layer makes connections?
        marks: 3
        choices:
        - {id: a, text: Session}
        - {id: b, text: Transport, right: true}
      - {id: q3, type: essay, text: Explain slow start., maxCharacters: 2000, marks: 5}
      """;

  private Papers() {}
}
