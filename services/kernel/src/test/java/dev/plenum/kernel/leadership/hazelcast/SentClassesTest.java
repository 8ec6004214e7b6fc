package dev.plenum.kernel.leadership.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.exception.CPGroupDestroyedException;
import com.hazelcast.cp.exception.NotLeaderException;
import com.hazelcast.cp.internal.RaftEndpointImpl;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.raft.exception.MismatchingGroupMembersCommitIndexException;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.internal.partition.PartitionStateVersionMismatchException;
import com.hazelcast.internal.serialization.SerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URI;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SentClassesTest {
  private static final UUID NODE = new UUID(1, 2);
  private static final RaftGroupId GROUP = new RaftGroupId("default", 3, 4);

  private final SerializationService form =
      new DefaultSerializationServiceBuilder()
          .setConfig(
              new SerializationConfig().setJavaSerializationFilterConfig(SentClasses.filter()))
          .build();

  static List<Throwable> failures() {
    Set<RaftEndpoint> members = new LinkedHashSet<>(List.of(new RaftEndpointImpl(NODE)));
    RuntimeException several = new RejectedExecutionException(new IOException("one"));
    several.addSuppressed(new ConcurrentModificationException("another"));
    return List.of(
        new MismatchingGroupMembersCommitIndexException(7, Collections.unmodifiableSet(members)),
        new MismatchingGroupMembersCommitIndexException(7, members),
        new CPGroupDestroyedException(GROUP),
        new NotLeaderException(GROUP, new RaftEndpointImpl(NODE), new RaftEndpointImpl(NODE)),
        new PartitionStateVersionMismatchException(3, 4),
        several,
        new StackOverflowError("deep"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureArrivesAsWhatItIs(Throwable failure) {
    Throwable arrived = form.toObject(form.toData(failure));
    assertThat(arrived).hasSameClassAs(failure).hasMessage(failure.getMessage());
    assertThat(arrived.getSuppressed()).hasSameSizeAs(failure.getSuppressed());
  }

  @Test
  void nothingButFailuresIsMadeFromJavasForm() {
    for (Object other : List.of(URI.create("a:b"), new BitSet(3), Locale.ROOT)) {
      var sent = form.toData(other);
      assertThatThrownBy(() -> form.toObject(sent)).hasMessageContaining("not allowed");
    }
  }

  /** Another release of Hazelcast that puts something else into them is seen here. */
  @Test
  void whatStandsInHazelcastsFailuresIsKnown() {
    assertThat(
            new ClassFileImporter()
                    .importPackages(
                        "com.hazelcast.core",
                        "com.hazelcast.cp",
                        "com.hazelcast.internal.cluster",
                        "com.hazelcast.internal.partition",
                        "com.hazelcast.spi",
                        "com.hazelcast.topic")
                    .stream()
                    .filter(type -> type.isAssignableTo(Throwable.class))
                    .flatMap(type -> type.getFields().stream())
                    .filter(SentClassesTest::isSent)
                    .map(JavaField::getRawType)
                    .filter(type -> !type.isPrimitive())
                    .map(JavaClass::getName))
        .isNotEmpty()
        .isSubsetOf(
            String.class.getName(),
            UUID.class.getName(),
            CPGroupId.class.getName(),
            Collection.class.getName());
  }

  private static boolean isSent(JavaField field) {
    return !field.getModifiers().contains(JavaModifier.STATIC)
        && !field.getModifiers().contains(JavaModifier.TRANSIENT);
  }
}
