package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exam is. Fields that the API server fills in are nullable here all the same: a resource
 * file that is run without Kubernetes has not been through it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.paper) != has(self.items)",
    message = "spec needs exactly one of paper.configMapRef and items")
@ValidationRule(
    value =
        "!has(self.itemTime) || self.itemTime == '' || self.duration == '' ||"
            + " duration(self.itemTime) <= duration(self.duration)",
    message = "spec.itemTime must not be longer than spec.duration")
public record ExamSessionSpec(
    @JsonPropertyDescription("What everybody sees at the top of the page.")
        @Required
        @Size(min = 1, max = 200)
        String title,
    @JsonPropertyDescription(
            "Nodes that serve the exam. A majority of them must be up: 3 survive the loss of one, 5"
                + " of two, 7 of three. Cannot be changed in this release.")
        @Default("3")
        @Min(3)
        @Max(7)
        @ValidationRule(
            value = "self % 2 == 1",
            message =
                "spec.replicas must be odd (3, 5 or 7): an even number survives no more failures"
                    + " than one node fewer")
        @ValidationRule(
            value = "self == oldSelf",
            message = "spec.replicas cannot be changed in this release")
        @Nullable Integer replicas,
    @JsonPropertyDescription("The paper in a ConfigMap, with pictures.") @Nullable PaperRef paper,
    @JsonPropertyDescription("A small paper, here in the resource.") @Size(min = 1, max = 100)
        @Nullable List<InlineItem> items,
    @JsonPropertyDescription("Who takes part.") @Required Roster roster,
    @JsonPropertyDescription(
            "'manual' (a person opens it), or a time such as 2027-01-31T08:00:00Z.")
        @Default("manual")
        @Size(max = 40)
        @ValidationRule(
            value = "self == 'manual' || self.matches('" + Times.INSTANT + "')",
            message = "spec.opens must be 'manual' or a time such as 2027-01-31T08:00:00Z")
        @Nullable String opens,
    @JsonPropertyDescription("From the opening to the close, 1s to 24h.")
        @Required
        @Size(min = 2, max = 20)
        @ValidationRule(
            value =
                "self.matches('"
                    + Times.DURATION
                    + "') && self != '' && duration(self) >= duration('1s') && duration(self) <="
                    + " duration('24h')",
            message = "spec.duration must be a duration such as 90m, from 1s to 24h")
        String duration,
    @JsonPropertyDescription("How long each item is shown. Without it all are open all the time.")
        @Size(min = 2, max = 20)
        @ValidationRule(
            value =
                "self.matches('"
                    + Times.DURATION
                    + "') && self != '' && duration(self) >= duration('1s')",
            message = "spec.itemTime must be a duration such as 30s, at least 1s")
        @Nullable String itemTime,
    @JsonPropertyDescription("How long after its end an answer may arrive, 0s to 10m.")
        @Default("2s")
        @Size(max = 20)
        @ValidationRule(
            value =
                "self.matches('"
                    + Times.DURATION
                    + "') && self != '' && duration(self) <= duration('10m')",
            message = "spec.grace must be a duration such as 2s, at most 10m")
        @Nullable String grace,
    @JsonPropertyDescription("What every student sees in an order of their own.") @Default("{}")
        @Nullable Shuffle shuffle,
    @JsonPropertyDescription("What is watched, and what follows from it.") @Default("{}")
        @Nullable Proctoring proctoring,
    @JsonPropertyDescription("How clocks are compared.") @Default("{}")
        @Nullable ClockSync clockSync,
    @JsonPropertyDescription("How many submissions are in work at once, and how many may wait.")
        @Default("{}")
        @Nullable ExamAdmission admission,
    @JsonPropertyDescription("When results are shown, and how they are kept.") @Default("{}")
        @Nullable ExamResults results,
    @JsonPropertyDescription("Where the ledger is kept. Cannot be moved once it is made.") @Required
        Database database)
    implements ResourceSpec {}
