package dev.plenum.node.exam.desk;

import dev.plenum.exam.domain.ExamCommand;
import dev.plenum.kernel.shard.Receipt;
import dev.plenum.node.desk.Desk;
import dev.plenum.node.problem.Problem;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where the staff's acts come in. */
@Singleton
public final class Staff {
  private final Desk<ExamCommand> desk;

  Staff(Desk<ExamCommand> desk) {
    this.desk = desk;
  }

  /** Completes once this node shows what was done. */
  public CompletableFuture<Receipt> act(String who, UUID commandId, ExamCommand command) {
    return desk.act(new Desk.Request<>(commandId, who, 0, command));
  }

  /** What became of an act for one of several students. */
  public record Done(String roll, @Nullable Receipt receipt, @Nullable Problem refusal) {}

  /** One command a student; the same command id gives each the same command again. */
  public CompletableFuture<List<Done>> each(
      String who, UUID commandId, List<String> rolls, Function<String, ExamCommand> command) {
    List<CompletableFuture<Done>> all = new ArrayList<>();
    for (String roll : rolls) {
      UUID id = UUID.nameUUIDFromBytes((commandId + "/" + roll).getBytes(StandardCharsets.UTF_8));
      all.add(one(who, id, roll, command));
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
        .thenApply(_ -> all.stream().map(CompletableFuture::join).toList());
  }

  private CompletableFuture<Done> one(
      String who, UUID id, String roll, Function<String, ExamCommand> command) {
    CompletableFuture<Receipt> receipt;
    try {
      receipt = act(who, id, command.apply(roll));
    } catch (Problem problem) {
      return CompletableFuture.completedFuture(new Done(roll, null, problem));
    }
    return receipt.handle((done, thrown) -> {
      if (thrown == null) {
        return new Done(roll, done, null);
      }
      Problem problem = Causes.problem(thrown);
      if (problem == null) {
        throw Causes.again(thrown);
      }
      return new Done(roll, null, problem);
    });
  }
}
