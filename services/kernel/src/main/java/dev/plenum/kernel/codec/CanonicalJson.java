package dev.plenum.kernel.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON in the one form that can be hashed: RFC 8785 (keys sorted, no white space, shortest escapes)
 * for the subset that entries use: objects, arrays, strings, booleans, and integers below 2^53.
 *
 * <p>Records need no annotation. A record that implements a sealed interface is written with a
 * {@code type} key that holds its simple name. Vavr's collections are read and written like Java's.
 * An empty {@link Optional} is left out, so that a record with one more looks as it did before.
 */
public final class CanonicalJson {
  private static final JsonInclude.Value ABSENT_IF_EMPTY =
      JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .annotationIntrospector(new SealedTypes())
          .addModule(CanonicalModule.create())
          .addModule(new Jdk8Module())
          .withConfigOverride(Optional.class, type -> type.setInclude(ABSENT_IF_EMPTY))
          .build();

  static {
    MAPPER.getFactory().setCharacterEscapes(new CanonicalEscapes());
  }

  private CanonicalJson() {}

  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not writable as canonical JSON: " + value.getClass(), e);
    }
  }

  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("not readable as " + type.getSimpleName(), e);
    }
  }

  /** Writes without building the text in memory; the stream stays open. */
  public static void write(Object value, OutputStream out) throws IOException {
    MAPPER
        .writer()
        .without(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .writeValue(out, value);
  }

  /** Reads one value; the stream stays open. */
  public static <T> T read(InputStream in, Class<T> type) throws IOException {
    return MAPPER.readerFor(type).without(JsonParser.Feature.AUTO_CLOSE_SOURCE).readValue(in);
  }

  static ObjectWriter writerForListOf(Class<?> element) {
    return MAPPER.writerFor(listOf(element));
  }

  static ObjectReader readerForListOf(Class<?> element) {
    return MAPPER.readerFor(listOf(element));
  }

  /** An array of objects as Java's own maps, in which nothing has a type. */
  static List<Map<String, Object>> objects(byte[] json) {
    try {
      return MAPPER.readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("not readable as an array of objects", e);
    }
  }

  private static JavaType listOf(Class<?> element) {
    return MAPPER.getTypeFactory().constructCollectionType(List.class, element);
  }
}
