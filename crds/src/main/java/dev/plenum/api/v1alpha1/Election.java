package dev.plenum.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * One election.
 *
 * <p>The rules at the root guard the manifest: what voters were shown when the poll opened stays as
 * it was. They read the phase from the status that is stored, which a user's update cannot touch.
 */
@Group(Election.GROUP)
@Version(Election.VERSION)
@Plural("elections")
@Singular("election")
@ShortNames("elec")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Leader", jsonPath = ".status.leader")
@AdditionalPrinterColumn(name = "Nodes", jsonPath = ".status.nodes")
@AdditionalPrinterColumn(
    name = "Ballots",
    jsonPath = ".status.ballots",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Closes", jsonPath = ".status.closesAt")
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
    priority = 1)
@AdditionalPrinterColumn(name = "Endpoint", jsonPath = ".status.endpoint", priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
    value = "size(self.metadata.name) <= 40",
    message =
        "metadata.name must be 40 characters or fewer, because the names of pods are made from it")
@ValidationRule(
    value = "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "metadata.name must begin with a letter and consist of a-z, 0-9 and '-', because a Service"
            + " gets the same name")
@ValidationRule(
    value = "!self.metadata.name.endsWith('-nodes') && !self.metadata.name.endsWith('-database')",
    message =
        "metadata.name must not end with -nodes or -database: another election's parts have such"
            + " names")
@ValidationRule(
    value = Election.EDITABLE + "self.spec.contests == oldSelf.spec.contests",
    message = "spec.contests cannot be changed once the election has opened")
@ValidationRule(
    value = Election.EDITABLE + "self.spec.roll == oldSelf.spec.roll",
    message = "spec.roll cannot be changed once the election has opened")
@ValidationRule(
    value = Election.EDITABLE + "self.spec.revote == oldSelf.spec.revote",
    message = "spec.revote cannot be changed once the election has opened")
@ValidationRule(
    value = Election.EDITABLE + "self.spec.deadline == oldSelf.spec.deadline",
    message = "spec.deadline cannot be changed once the election has opened")
@ValidationRule(
    value = Election.EDITABLE + "self.spec.opens == oldSelf.spec.opens",
    message = "spec.opens cannot be changed once the election has opened")
@ValidationRule(
    value =
        "!has(oldSelf.status) || !has(oldSelf.status.phase) || !(oldSelf.status.phase in"
            + " ['closed', 'tallied', 'published']) || (has(self.spec.closes) =="
            + " has(oldSelf.spec.closes) && (!has(self.spec.closes) || self.spec.closes =="
            + " oldSelf.spec.closes))",
    message = "spec.closes cannot be changed once the election has closed")
public class Election extends CustomResource<ElectionSpec, @Nullable ElectionStatus>
    implements Namespaced {
  public static final String GROUP = "plenum.dev";
  public static final String VERSION = "v1alpha1";

  /** Begins a rule that holds only from the opening on. */
  static final String EDITABLE =
      "!has(oldSelf.status) || !has(oldSelf.status.phase) || oldSelf.status.phase in ['starting',"
          + " 'draft'] || ";

  @Serial private static final long serialVersionUID = 1L;

  @Override
  @Required
  public ElectionSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @SuppressWarnings("NullAway") // a record has no empty instance; the API server requires the spec
  protected ElectionSpec initSpec() {
    return null;
  }

  @Override
  protected @Nullable ElectionStatus initStatus() {
    return null;
  }
}
