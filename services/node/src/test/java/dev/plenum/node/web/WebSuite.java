package dev.plenum.node.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one browser, election and exam to every test that asks; all end with the suite. */
final class WebSuite implements ParameterResolver {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(WebSuite.class);

  private static final Map<Class<?>, Callable<?>> STARTED =
      Map.of(
          Chromium.class, Chromium::new,
          LocalElection.class, LocalElection::start,
          LocalExam.class, () -> LocalExam.start(LocalExam.Times.WHOLE));

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return STARTED.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return context.getRoot().getStore(SPACE).computeIfAbsent(type, WebSuite::start);
  }

  private static Object start(Class<?> type) {
    try {
      return Objects.requireNonNull(STARTED.get(type)).call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException(type + " does not start", e);
    }
  }
}
