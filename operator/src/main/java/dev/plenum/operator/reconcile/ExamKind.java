package dev.plenum.operator.reconcile;

import dev.plenum.api.v1alpha1.ExamSession;
import dev.plenum.api.v1alpha1.ExamSessionStatus;
import dev.plenum.operator.model.Labels;
import dev.plenum.operator.model.Managed;
import dev.plenum.operator.model.ManagedExam;
import dev.plenum.operator.status.Observation;
import dev.plenum.operator.status.Statuses;
import dev.plenum.operator.status.Summary;
import org.jspecify.annotations.Nullable;

/** Exams. */
final class ExamKind implements Kind<ExamSession, ExamSessionStatus> {
  @Override
  public Class<ExamSession> type() {
    return ExamSession.class;
  }

  @Override
  public String label() {
    return Labels.EXAM;
  }

  @Override
  public Managed managed(ExamSession resource) {
    return new ManagedExam(resource);
  }

  @Override
  public @Nullable ExamSessionStatus status(ExamSession resource) {
    return resource.getStatus();
  }

  @Override
  public ExamSessionStatus status(
      Summary summary, Observation seen, @Nullable ExamSessionStatus before) {
    return Statuses.exam(summary, seen, before);
  }

  @Override
  public ExamSession patch(ExamSession resource, ExamSessionStatus status) {
    ExamSession patch = new ExamSession();
    patch.getMetadata().setName(resource.getMetadata().getName());
    patch.getMetadata().setNamespace(resource.getMetadata().getNamespace());
    patch.setStatus(status);
    return patch;
  }
}
