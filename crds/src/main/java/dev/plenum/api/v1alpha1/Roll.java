package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may vote: a table with the columns id, name, email, weight and code. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.secretRef) != has(self.secretRefs)",
    message = "spec.roll needs exactly one of secretRef and secretRefs")
public record Roll(
    @JsonPropertyDescription(
            "The Secret with the table, as CSV or workbook with a header, plain or packed by gzip.")
        @Nullable SecretKeyRef secretRef,
    @JsonPropertyDescription(
            "The Secrets with the parts of a table that is too large for one, in their order. A part"
                + " without a header has the columns of the one before.")
        @Size(min = 1, max = 64)
        @Nullable List<SecretKeyRef> secretRefs,
    @JsonPropertyDescription(
            "Whether people who are not in the table may put themselves on the roll, by a name and"
                + " a password of their choice and with one vote each, until the election opens.")
        @Default("closed")
        @Nullable Registration registration) {
  /** All Secrets in their order, however they are given. */
  public List<SecretKeyRef> parts() {
    if (secretRefs != null) {
      return List.copyOf(secretRefs);
    }
    return secretRef == null ? List.of() : List.of(secretRef);
  }
}
