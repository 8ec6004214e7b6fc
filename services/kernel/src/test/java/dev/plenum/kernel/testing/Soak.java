package dev.plenum.kernel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * {@code make soak}: every property with as many times its usual tries as {@code -Dsoak} says. What
 * breaks once in ten thousand tries fails no build that makes sixty, until it fails somebody's.
 */
public final class Soak implements AroundPropertyHook {
  private static final int TIMES = Integer.getInteger("soak", 1);
  private static final int USUAL_TRIES = 1000;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) throws IOException {
    if (TIMES == 1) {
      return property.execute();
    }
    PropertyAttributes attributes = context.attributes();
    int tries = attributes.tries().orElse(USUAL_TRIES);
    // What has one seed or one try shows nothing new at the second.
    if (tries > 1 && attributes.seed().isEmpty()) {
      attributes.setTries(Math.multiplyExact(tries, TIMES));
    }
    PropertyExecutionResult result = property.execute();
    report(context, result);
    return result;
  }

  private static void report(PropertyLifecycleContext context, PropertyExecutionResult result)
      throws IOException {
    if (result.status() == PropertyExecutionResult.Status.SUCCESSFUL) {
      return;
    }
    String broke =
        "%s broke at try %d with seed %s: %s%n"
            .formatted(
                context.extendedLabel(),
                result.countTries(),
                result.seed().orElse("none"),
                first(result.throwable().map(Throwable::toString).orElse("")));
    System.err.print(broke);
    Optional<Path> file = Optional.ofNullable(System.getProperty("soak.broke")).map(Path::of);
    if (file.isPresent()) {
      Files.writeString(file.get(), broke, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  private static String first(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  /** Outside everything else, so that it sees the last word. */
  @Override
  public int aroundPropertyProximity() {
    return -1000;
  }
}
