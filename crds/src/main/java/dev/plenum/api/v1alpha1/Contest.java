package dev.plenum.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question on the ballot and how its answers are counted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self.method != 'yesno' || !has(self.options) || size(self.options) == 0",
    message = "a contest of method yesno has no options: yes, no and abstain are given")
@ValidationRule(
    value = "self.method == 'yesno' || (has(self.options) && size(self.options) >= 2)",
    message = "a contest needs at least two options, or method yesno")
@ValidationRule(
    value =
        "self.method != 'yesno' || ((!has(self.max) || self.max == 1) && (!has(self.seats) || self.seats == 1))",
    message = "a contest of method yesno has one seat and at most one choice")
@ValidationRule(
    value = "!has(self.max) || self.min <= self.max",
    message = "a contest's min must not be greater than its max")
@ValidationRule(
    value =
        "!has(self.options) || size(self.options) == 0 || (self.min <= size(self.options) && (!has(self.max) || self.max <= size(self.options)))",
    message = "a contest's min and max must not be greater than the number of its options")
@ValidationRule(
    value = "!has(self.options) || size(self.options) == 0 || self.seats <= size(self.options)",
    message = "a contest cannot have more seats than options")
@ValidationRule(
    value = "!has(self.pass) || self.method == 'yesno'",
    message = "pass belongs to a contest of method yesno")
public record Contest(
    @Required @Size(max = 63) @Pattern(Option.ID) String id,
    @JsonPropertyDescription("The question, as voters read it.")
        @Required
        @Size(min = 1, max = 1000)
        String text,
    @JsonPropertyDescription(
            "plurality and approval elect whom most voters marked; yesno decides a question.")
        @Required
        Method method,
    @JsonPropertyDescription("How many are elected.") @Default("1") @Min(1) @Max(100)
        @Nullable Integer seats,
    @JsonPropertyDescription("Fewest marks on a valid ballot; 0 allows a blank one.")
        @Default("0")
        @Min(0)
        @Max(100)
        @Nullable Integer min,
    @JsonPropertyDescription(
            "Most marks on a valid ballot. Without it: as many as seats for plurality, all options"
                + " for approval, one for yesno.")
        @Min(1)
        @Max(100)
        @Nullable Integer max,
    @JsonPropertyDescription("Which share of yes passes; without it more yes than no.")
        @Nullable Pass pass,
    @JsonPropertyDescription("Ballots without which the contest decides nothing.")
        @Min(0)
        @Max(10000000)
        @Nullable Integer quorum,
    @JsonPropertyDescription("A tie at the last seat: left to a declaration, or drawn by lot.")
        @Default("declare")
        @Nullable Ties ties,
    @Size(max = 100)
        @ValidationRule(
            value = "self.all(o, self.exists_one(p, p.id == o.id))",
            message = "two options of one contest have the same id")
        @Nullable List<Option> options) {}
