package dev.plenum.e2e;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells at once what is being tried and how it went: these tests take minutes. */
final class Progress implements TestWatcher, BeforeTestExecutionCallback {
  private static final Logger LOG = LoggerFactory.getLogger("dev.plenum.e2e");

  @Override
  public void beforeTestExecution(ExtensionContext test) {
    LOG.info("{} …", test.getDisplayName());
  }

  @Override
  public void testSuccessful(ExtensionContext test) {
    LOG.info("{}: seen", test.getDisplayName());
  }

  @Override
  public void testFailed(ExtensionContext test, @Nullable Throwable cause) {
    LOG.error("{}: not seen", test.getDisplayName(), cause);
    try {
      LOG.error("the cluster then: {}", Scene.keep(Platform.get().cluster, test.getDisplayName()));
    } catch (IOException | RuntimeException failed) {
      LOG.error("the cluster does not tell what it looks like", failed);
    }
  }
}
