package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.JavaSerializationFilterConfig;

/**
 * The only classes that Hazelcast makes from Java's serialised form: the exceptions by which one
 * member tells another why an operation failed, and what stands in them. All else that members say
 * has a form of Hazelcast's own, and nodes say nothing but texts.
 */
final class SentClasses {
  private static final String[] EXCEPTIONS = {
    "com.hazelcast.core",
    "com.hazelcast.cp.exception",
    "com.hazelcast.cp.internal.datastructures.exception",
    "com.hazelcast.cp.internal.exception",
    "com.hazelcast.cp.internal.raft.exception",
    "com.hazelcast.cp.internal.session",
    "com.hazelcast.cp.lock.exception",
    "com.hazelcast.internal.cluster.impl",
    "com.hazelcast.nio.serialization",
    "com.hazelcast.spi.exception",
    "com.hazelcast.topic"
  };

  private static final String[] IN_THEM = {
    "com.hazelcast.cp.internal.RaftGroupId",
    "java.io.IOException",
    "java.lang.Enum",
    "java.lang.Error",
    "java.lang.Exception",
    "java.lang.IllegalArgumentException",
    "java.lang.IllegalMonitorStateException",
    "java.lang.IllegalStateException",
    "java.lang.Long",
    "java.lang.Number",
    "java.lang.NullPointerException",
    "java.lang.RuntimeException",
    "java.lang.SecurityException",
    "java.lang.StackTraceElement",
    "[Ljava.lang.StackTraceElement;",
    "java.lang.Throwable",
    "java.lang.UnsupportedOperationException",
    "java.util.ArrayList",
    "java.util.Collections$EmptyList",
    "java.util.UUID",
    "java.util.concurrent.CancellationException",
    "java.util.concurrent.ExecutionException",
    "java.util.concurrent.TimeoutException"
  };

  private SentClasses() {}

  static JavaSerializationFilterConfig filter() {
    return new JavaSerializationFilterConfig()
        .setDefaultsDisabled(true)
        .setWhitelist(new ClassFilter().addPackages(EXCEPTIONS).addClasses(IN_THEM));
  }
}
