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
 * One exam.
 *
 * <p>The rules at the root guard what students were promised: it stays as it was once the exam has
 * opened. They read the phase from the status that is stored, which a user's update cannot touch.
 */
@Group(Election.GROUP)
@Version(Election.VERSION)
@Plural("examsessions")
@Singular("examsession")
@ShortNames("exam")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Leader", jsonPath = ".status.leader")
@AdditionalPrinterColumn(name = "Nodes", jsonPath = ".status.nodes")
@AdditionalPrinterColumn(
    name = "Students",
    jsonPath = ".status.students",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Begun",
    jsonPath = ".status.begun",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Handed-in",
    jsonPath = ".status.handedIn",
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
        "metadata.name must not end with -nodes or -database: another exam's parts have such names")
@ValidationRule(
    value =
        ExamSession.EDITABLE
            + "(has(self.spec.paper) == has(oldSelf.spec.paper) && (!has(self.spec.paper) ||"
            + " self.spec.paper == oldSelf.spec.paper))",
    message = "spec.paper cannot be changed once the exam has opened")
@ValidationRule(
    value =
        ExamSession.EDITABLE
            + "(has(self.spec.items) == has(oldSelf.spec.items) && (!has(self.spec.items) ||"
            + " self.spec.items == oldSelf.spec.items))",
    message =
        "spec.items cannot be changed once the exam has opened; a wrong key is replaced on the"
            + " admin's page")
@ValidationRule(
    value = ExamSession.EDITABLE + "self.spec.roster == oldSelf.spec.roster",
    message = "spec.roster cannot be changed once the exam has opened")
@ValidationRule(
    value = ExamSession.EDITABLE + "self.spec.opens == oldSelf.spec.opens",
    message = "spec.opens cannot be changed once the exam has opened")
@ValidationRule(
    value = ExamSession.EDITABLE + "self.spec.duration == oldSelf.spec.duration",
    message =
        "spec.duration cannot be changed once the exam has opened; extend it on the admin's page")
@ValidationRule(
    value =
        ExamSession.EDITABLE
            + "(has(self.spec.itemTime) == has(oldSelf.spec.itemTime) && (!has(self.spec.itemTime)"
            + " || self.spec.itemTime == oldSelf.spec.itemTime))",
    message = "spec.itemTime cannot be changed once the exam has opened")
@ValidationRule(
    value = ExamSession.EDITABLE + "self.spec.grace == oldSelf.spec.grace",
    message = "spec.grace cannot be changed once the exam has opened")
@ValidationRule(
    value = ExamSession.EDITABLE + "self.spec.shuffle == oldSelf.spec.shuffle",
    message = "spec.shuffle cannot be changed once the exam has opened")
@ValidationRule(
    value =
        ExamSession.EDITABLE
            + "(has(self.spec.proctoring.strikes) == has(oldSelf.spec.proctoring.strikes) &&"
            + " (!has(self.spec.proctoring.strikes) || self.spec.proctoring.strikes =="
            + " oldSelf.spec.proctoring.strikes))",
    message = "spec.proctoring.strikes cannot be changed once the exam has opened")
@ValidationRule(
    value =
        ExamSession.EDITABLE
            + "(has(self.spec.proctoring.drill) == has(oldSelf.spec.proctoring.drill) &&"
            + " (!has(self.spec.proctoring.drill) || self.spec.proctoring.drill =="
            + " oldSelf.spec.proctoring.drill))",
    message = "spec.proctoring.drill cannot be changed once the exam has opened")
public class ExamSession extends CustomResource<ExamSessionSpec, @Nullable ExamSessionStatus>
    implements Namespaced {

  /** Begins a rule that holds only from the opening on. */
  static final String EDITABLE =
      "!has(oldSelf.status) || !has(oldSelf.status.phase) || oldSelf.status.phase in ['starting',"
          + " 'draft', 'ready'] || ";

  @Serial private static final long serialVersionUID = 1L;

  @Override
  @Required
  public ExamSessionSpec getSpec() {
    return super.getSpec();
  }

  @Override
  @SuppressWarnings("NullAway") // a record has no empty instance; the API server requires the spec
  protected ExamSessionSpec initSpec() {
    return null;
  }

  @Override
  protected @Nullable ExamSessionStatus initStatus() {
    return null;
  }
}
