package dev.plenum.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Voters with their codes, handed out one after the other. */
final class Electorate {
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int CODE_LENGTH = 26;

  record Person(String id, String code) {}

  private final List<Person> people;
  private int next;

  Electorate(int size) {
    RandomGenerator random = new SecureRandom();
    people =
        IntStream.range(0, size)
            .mapToObj(number -> new Person("v%04d".formatted(number), code(random)))
            .toList();
  }

  private static String code(RandomGenerator random) {
    return random
        .ints(CODE_LENGTH, 0, LETTERS.length())
        .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
        .collect(Collectors.joining());
  }

  synchronized List<Person> take(int count) {
    List<Person> taken = new ArrayList<>(people.subList(next, next + count));
    next += count;
    return taken;
  }

  /** One after the other, for as long as something is so. */
  Iterable<Person> takeWhile(BooleanSupplier so) {
    return () ->
        Stream.generate(() -> take(1).getFirst()).takeWhile(_ -> so.getAsBoolean()).iterator();
  }

  String csv() {
    return people.stream()
        .map(person ->
            "%s,Voter %s,%s@example.org,1,%s"
                .formatted(person.id(), person.id(), person.id(), person.code()))
        .collect(Collectors.joining("\n", "id,name,email,weight,code\n", "\n"));
  }

  /** As gzip has it. */
  static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
