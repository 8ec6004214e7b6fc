package dev.plenum.operator.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an object that already has a name of ours may be used. */
public enum Adoption {
  /** Nothing is there. */
  ABSENT,
  /** Made for this election, now or by an earlier one of the same name whose data was kept. */
  OURS,
  /** Somebody else's: it is left alone. */
  FOREIGN;

  public static Adoption of(@Nullable HasMetadata found, HasMetadata owner) {
    if (found == null) {
      return ABSENT;
    }
    if (found.hasOwnerReferenceFor(owner)) {
      return OURS;
    }
    boolean ownedByAnother = !found.getMetadata().getOwnerReferences().isEmpty();
    Map<String, String> labels = found.getMetadata().getLabels();
    boolean labelled =
        labels != null
            && Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY))
            && owner.getMetadata().getName().equals(labels.get(Labels.ELECTION));
    return labelled && !ownedByAnother ? OURS : FOREIGN;
  }
}
