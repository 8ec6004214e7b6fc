package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plenum.exam.domain.ExamEvent;
import dev.plenum.exam.http.LogLine;
import dev.plenum.exam.http.People;
import dev.plenum.exam.http.StoryLine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the pages have words for every event, and the node what is filled in there. */
final class EntryWordsTest {
  private static final People NAMES = pseudonym -> new People.Person("R1", "Ada");
  private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

  @ParameterizedTest
  @MethodSource("events")
  void everyEventHasItsWordsAndEveryHoleInThemIsFilled(Class<?> type) throws Exception {
    String key = "entry." + type.getSimpleName();
    List<String> words = new ArrayList<>();
    for (var message : words().properties()) {
      if (message.getKey().equals(key) || message.getKey().startsWith(key + ".")) {
        words.add(message.getValue().toString());
      }
    }
    assertThat(words).as(key).isNotEmpty();
    Set<String> known = particulars(type);
    for (Matcher hole = HOLE.matcher(String.join(" ", words)); hole.find(); ) {
      assertThat(known).as(key).contains(hole.group(1));
    }
  }

  private static Set<String> particulars(Class<?> type) throws ReflectiveOperationException {
    Set<String> known = new HashSet<>();
    for (int number : new int[] {0, 1}) {
      ExamEvent event = (ExamEvent) sample(type, number);
      known.addAll(StoryLine.of(1, "t", "1:s0", event, NAMES).particulars().keySet());
      known.addAll(LogLine.of(1, "t", "1:s0", event, NAMES).particulars().keySet());
    }
    return known;
  }

  private static JsonNode words() throws IOException {
    try (InputStream file = EntryWordsTest.class.getResourceAsStream("/web/lang/exam/en.json")) {
      return new ObjectMapper().readTree(file);
    }
  }

  static Stream<Class<?>> events() {
    return records(ExamEvent.class);
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EntryWordsTest::records)
        : Stream.of(type);
  }

  /** Anything of a type, made of the numbers and words that its constructors accept. */
  private static Object sample(Class<?> type, int number) throws ReflectiveOperationException {
    if (type.isSealed()) {
      return sample(records(type).findFirst().orElseThrow(), number);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (!type.isRecord()) {
      return Objects.requireNonNull(plain(number).get(type), type.getName());
    }
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = sample(components[i].getType(), number);
    }
    var constructor =
        type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    return constructor.newInstance(values);
  }

  private static Map<Class<?>, Object> plain(int number) {
    return Map.of(
        String.class,
        "x",
        int.class,
        number,
        long.class,
        (long) number,
        boolean.class,
        false,
        Instant.class,
        Instant.EPOCH,
        Duration.class,
        Duration.ofMinutes(1),
        List.class,
        List.of());
  }
}
