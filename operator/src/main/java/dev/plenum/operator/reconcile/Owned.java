package dev.plenum.operator.reconcile;

import dev.plenum.operator.model.Adoption;
import dev.plenum.operator.model.Blueprint;
import dev.plenum.operator.model.Installation;
import dev.plenum.operator.model.Managed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDKubernetesDependentResource;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One object that a resource owns: kept as the model builds it, by server-side apply. */
final class Owned<R extends HasMetadata, P extends HasMetadata>
    extends CRUDKubernetesDependentResource<R, P> {
  private static final Logger LOG = LoggerFactory.getLogger(Owned.class);

  private final Installation installation;
  private final Function<P, Managed> managed;
  private final Function<Blueprint, R> model;
  private final LongAdder writes;

  /**
   * @param writes counts what is written: it stands still when the cluster is as it should be
   */
  Owned(
      Class<R> type,
      String name,
      Function<P, Managed> managed,
      Installation installation,
      LongAdder writes,
      Function<Blueprint, R> model) {
    super(type, name);
    this.managed = managed;
    this.installation = installation;
    this.writes = writes;
    this.model = model;
  }

  @Override
  protected R desired(P primary, Context<P> context) {
    return model.apply(new Blueprint(managed.apply(primary), installation));
  }

  /**
   * The cache holds only what carries our label. An object that is not in it may still be there:
   * somebody else's, which is left alone, or ours without its labels, which is put right.
   */
  @Override
  public R create(R desired, P primary, Context<P> context) {
    R found = context.getClient().resource(desired).get();
    return switch (Adoption.of(found, managed.apply(primary))) {
      case ABSENT -> {
        R made = super.create(desired, primary, context);
        told("made", desired);
        yield made;
      }
      case OURS -> update(found, desired, primary, context);
      case FOREIGN -> throw new NameTaken(desired, managed.apply(primary));
    };
  }

  @Override
  public R update(R actual, R desired, P primary, Context<P> context) {
    R written = super.update(actual, desired, primary, context);
    told("put right", desired);
    return written;
  }

  private void told(String what, R object) {
    writes.increment();
    LOG.info("{} {} {}", object.getKind(), object.getMetadata().getName(), what);
  }

  /** The name that an object needs belongs to an object of somebody else. */
  static final class NameTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NameTaken(HasMetadata wanted, Managed owner) {
      super(Adoption.taken(wanted.getKind(), wanted.getMetadata().getName(), owner));
    }
  }
}
