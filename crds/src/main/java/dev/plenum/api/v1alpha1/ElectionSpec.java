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
 * What an election is. Fields that the API server fills in are nullable here all the same: a
 * resource file that is run without Kubernetes has not been through it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.closes) || !self.closes.contains('T') || self.opens == 'manual' ||"
            + " timestamp(self.closes) > timestamp(self.opens)",
    message = "spec.closes must be later than spec.opens")
public record ElectionSpec(
    @JsonPropertyDescription("What voters see at the top of the page.")
        @Required
        @Size(min = 1, max = 200)
        String title,
    @JsonPropertyDescription(
            "Nodes that serve the election. A majority of them must be up: 3 survive the loss of"
                + " one, 5 of two, 7 of three. Cannot be changed in this release.")
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
    @JsonPropertyDescription("The questions on the ballot, in the order in which they are shown.")
        @Required
        @Size(min = 1, max = 20)
        @ValidationRule(
            value = "self.all(c, self.exists_one(d, d.id == c.id))",
            message = "two contests in spec.contests have the same id")
        List<Contest> contests,
    @JsonPropertyDescription("How far a ballot is kept apart from its voter.") @Default("{}")
        @Nullable Secrecy secrecy,
    @JsonPropertyDescription("Who may vote.") @Required Roll roll,
    @JsonPropertyDescription(
            "'manual' (the admin starts it), or a time such as" + " 2027-01-31T08:00:00Z.")
        @Default("manual")
        @Size(max = 40)
        @ValidationRule(
            value = "self == 'manual' || self.matches('" + Times.INSTANT + "')",
            message = "spec.opens must be 'manual' or a time such as 2027-01-31T08:00:00Z")
        @Nullable String opens,
    @JsonPropertyDescription(
            "A time such as 2027-01-31T18:00:00Z, or a duration after the opening such as 2h30m."
                + " Without it the admin closes the election.")
        @Size(min = 2, max = 40)
        @ValidationRule(
            value =
                "self.matches('" + Times.INSTANT + "') || self.matches('" + Times.DURATION + "')",
            message =
                "spec.closes must be a time such as 2027-01-31T18:00:00Z or a duration such as"
                    + " 2h30m")
        @Nullable String closes,
    @JsonPropertyDescription("Which ballots around the closing time still count.") @Default("{}")
        @Nullable Deadline deadline,
    @JsonPropertyDescription("How many ballots are in work at once, and how many may wait.")
        @Default("{}")
        @Nullable Admission admission,
    @JsonPropertyDescription("What happens when a voter votes again.") @Default("{}")
        @Nullable Revote revote,
    @JsonPropertyDescription("When results are shown.") @Default("{}") @Nullable Results results,
    @JsonPropertyDescription("Where the ledger is kept. Cannot be moved once it is made.") @Required
        Database database)
    implements ResourceSpec {}
