package dev.plenum.kernel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One PostgreSQL for all tests of this JVM; who wants to be alone in it makes a database. */
public final class SharedPostgres {
  private static final EmbeddedPostgres ONLY = start();

  private SharedPostgres() {}

  public static EmbeddedPostgres get() {
    return ONLY;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
