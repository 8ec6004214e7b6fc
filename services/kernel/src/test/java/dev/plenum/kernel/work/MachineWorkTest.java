package dev.plenum.kernel.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MachineWorkTest {

  @Test
  void whatIsStoppedBeforeItsTimeIsNotDoneAndTheRestIs() throws InterruptedException {
    AtomicBoolean stopped = new AtomicBoolean();
    CountDownLatch done = new CountDownLatch(1);
    Work.Running first = Work.SYSTEM.after(Duration.ofMillis(20), () -> stopped.set(true));
    first.stop();
    Work.SYSTEM.after(Duration.ofMillis(60), done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(stopped).isFalse();
  }
}
