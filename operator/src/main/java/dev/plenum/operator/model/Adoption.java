package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an object that already has a name of ours may be used. */
public enum Adoption {
  /** Nothing is there. */
  ABSENT,
  /** Made for this resource, now or by an earlier one of the same name whose data was kept. */
  OURS,
  /** Somebody else's: it is left alone. */
  FOREIGN;

  public static Adoption of(@Nullable HasMetadata found, Managed owner) {
    if (found == null) {
      return ABSENT;
    }
    if (found.hasOwnerReferenceFor(owner.resource())) {
      return OURS;
    }
    boolean ownedByAnother = !found.getMetadata().getOwnerReferences().isEmpty();
    Map<String, String> labels = found.getMetadata().getLabels();
    boolean labelled =
        labels != null
            && Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY))
            && owner.names().name().equals(labels.get(owner.label()));
    return labelled && !ownedByAnother ? OURS : FOREIGN;
  }

  /** What a person is told of a name that somebody else has taken. */
  public static String taken(String kind, String name, Managed owner) {
    return "%s %s exists and is not this %s's: delete or rename it, or give the %s another name"
        .formatted(kind, name, owner.noun(), owner.noun());
  }
}
