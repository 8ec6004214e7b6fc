package dev.plenum.kernel.leadership.hazelcast;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.JavaSerializationFilterConfig;

/**
 * The only classes that Hazelcast makes from Java's serialised form: the exceptions by which one
 * member tells another why an operation failed, and what stands in them. All else that members say
 * has a form of Hazelcast's own, and nodes say nothing but texts.
 *
 * <p>An exception that is refused is worse than a lost message: its receiver neither learns that
 * the operation failed nor asks again, and a change of the group that is under way stays so for
 * ever. So every exception is let through, whatever its name, rather than a list of those that were
 * once seen.
 */
final class SentClasses {
  private static final String[] IN_EXCEPTIONS = {
    "com.hazelcast.cp.internal.RaftEndpointImpl",
    "com.hazelcast.cp.internal.RaftGroupId",
    "java.lang.Enum",
    "java.lang.Long",
    "java.lang.Number",
    "java.lang.StackTraceElement",
    "[Ljava.lang.StackTraceElement;",
    "java.util.ArrayList",
    "java.util.Arrays$ArrayList",
    "java.util.Collections$EmptyList",
    "java.util.Collections$UnmodifiableCollection",
    "java.util.Collections$UnmodifiableList",
    "java.util.Collections$UnmodifiableRandomAccessList",
    "java.util.Collections$UnmodifiableSet",
    "java.util.HashSet",
    "java.util.LinkedHashSet",
    "java.util.UUID"
  };

  private SentClasses() {}

  static JavaSerializationFilterConfig filter() {
    return new JavaSerializationFilterConfig()
        .setDefaultsDisabled(true)
        .setWhitelist(new Exceptions().addClasses(IN_EXCEPTIONS));
  }

  /** Lets every {@link Throwable} through, beside what it is given. */
  private static final class Exceptions extends ClassFilter {
    @Override
    public boolean isListed(String className) {
      return super.isListed(className) || isThrowable(className);
    }

    private static boolean isThrowable(String className) {
      try {
        return Throwable.class.isAssignableFrom(
            Class.forName(className, false, SentClasses.class.getClassLoader()));
      } catch (ClassNotFoundException | LinkageError unknown) {
        return false;
      }
    }
  }
}
