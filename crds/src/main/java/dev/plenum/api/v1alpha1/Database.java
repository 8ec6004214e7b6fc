package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the ledger is kept: one's own PostgreSQL, or a single bundled one for trying out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.bundled) != has(self.secretRef)",
    message = "spec.database needs exactly one of bundled and secretRef")
@ValidationRule(
    value = "self == oldSelf",
    message =
        "spec.database cannot be changed: the ledger would stay behind; make a new resource instead")
public record Database(
    @JsonPropertyDescription("One PostgreSQL in the namespace, without replicas or backup.")
        @Nullable Bundled bundled,
    @JsonPropertyDescription(
            "A Secret with the keys url (jdbc:postgresql://…), username, password.")
        @Nullable SecretRef secretRef) {

  /** The bundled database's disk. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Bundled(
      @JsonPropertyDescription("Size of the claim.")
          @Default("1Gi")
          @Size(max = 20)
          @Pattern("^[1-9][0-9]{0,5}(Mi|Gi|Ti)$")
          @Nullable String storage,
      @JsonPropertyDescription(
              "true keeps disk, password and keys when the resource is deleted, so that one of the"
                  + " same name goes on with them.")
          @Default("false")
          @Nullable Boolean keep) {}
}
