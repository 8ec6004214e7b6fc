package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Who takes part: a table with the columns roll, name, code, extra and role. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Roster(
    @JsonPropertyDescription("The Secret with the table, as CSV or workbook.") @Required
        KeyRef secretRef) {

  /** One key of a Secret in the resource's namespace. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record KeyRef(
      @Required @Size(min = 1, max = 253) String name,
      @JsonPropertyDescription("The key in the Secret, ending in .csv or .xlsx.")
          @Default("roster.csv")
          @Size(min = 1, max = 253)
          @ValidationRule(
              value = "self.endsWith('.csv') || self.endsWith('.xlsx')",
              message = "spec.roster.secretRef.key must end in .csv or .xlsx")
          @Nullable String key) {}
}
