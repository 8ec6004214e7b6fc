package dev.plenum.node.wiring;

import java.util.Map;

/** What a domain says of itself where the node speaks for whichever it serves. */
public interface Report {

  /** The resource's title; its name where it has none yet. */
  String title();

  String phase();

  /** What the operator is told besides; only what there is. */
  Map<String, Object> figures();
}
