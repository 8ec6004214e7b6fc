package dev.plenum.operator.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Every label and annotation that Plenum writes or reads. */
public final class Labels {
  public static final String NAME = "app.kubernetes.io/name";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String PART_OF = "app.kubernetes.io/part-of";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The election that an object belongs to. */
  public static final String ELECTION = "plenum.dev/election";

  /** The exam that an object belongs to. */
  public static final String EXAM = "plenum.dev/exam";

  /** What an object is of: {@link #NODE} or {@link #DATABASE}. */
  public static final String PART = "plenum.dev/part";

  public static final String NODE = "node";
  public static final String DATABASE = "database";
  public static final String OPERATOR = "plenum-operator";

  /** On a namespace: its pods may read metrics of nodes. */
  public static final String MONITORING = "plenum.dev/monitoring";

  /** On a resource, any value: nodes whose pods do not carry that value are restarted in turn. */
  public static final String RESTART = "plenum.dev/restart";

  /**
   * On a resource, the range of entries that its condition {@code HistoryIntact} names: a person
   * takes the database as it is for the truth, without what was lost or with what is foreign.
   */
  public static final String ACCEPT_HISTORY = "plenum.dev/accept-history";

  /** What `kubectl rollout restart statefulset` writes into a template. */
  public static final String KUBECTL_RESTART = "kubectl.kubernetes.io/restartedAt";

  /** On pods, by the StatefulSet controller: the template that they were made from. */
  public static final String REVISION = "controller-revision-hash";

  private Labels() {}

  /** Selects what the operator made for one kind of resource, so that it watches nothing else. */
  public static String made(String label) {
    return MANAGED_BY + "=" + OPERATOR + "," + label;
  }

  /**
   * For an object's metadata.
   *
   * @param label {@link #ELECTION} or {@link #EXAM}
   */
  public static Map<String, String> of(String label, String name, String part) {
    Map<String, String> labels = new LinkedHashMap<>(selector(label, name, part));
    labels.put(NAME, "plenum-" + part);
    labels.put(INSTANCE, name);
    labels.put(PART_OF, "plenum");
    labels.put(MANAGED_BY, OPERATOR);
    return labels;
  }

  /** For selectors, which can never change: kept to the two labels that name a part. */
  public static Map<String, String> selector(String label, String name, String part) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(label, name);
    labels.put(PART, part);
    return labels;
  }
}
