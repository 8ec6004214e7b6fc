package dev.plenum.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the types that states and events are made of look in canonical JSON. */
final class CanonicalModule {
  private CanonicalModule() {}

  static SimpleModule create() {
    SimpleModule module = new SimpleModule("canonical");
    text(module, Instant.class, Instant::parse);
    text(module, Duration.class, Duration::parse);
    maps(module);
    sequences(module);
    module.setSerializerModifier(new TypeKey());
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parser) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(
        type,
        new FromStringDeserializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          protected T _deserialize(String value, DeserializationContext context) {
            return parser.apply(value);
          }
        });
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void maps(SimpleModule module) {
    module.addSerializer(
        Map.class,
        new JsonSerializer<Map>() {
          @Override
          public void serialize(Map value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            // Vavr's order depends on how the map grew; equal maps must give equal bytes.
            provider.defaultSerializeValue(new TreeMap<Object, Object>(value.toJavaMap()), out);
          }
        });
    module.addDeserializer(HashMap.class, new FromJava(java.util.Map.class, CanonicalModule::map));
    module.addDeserializer(Map.class, new FromJava(java.util.Map.class, CanonicalModule::map));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static void sequences(SimpleModule module) {
    module.addSerializer(
        Seq.class,
        new JsonSerializer<Seq>() {
          @Override
          public void serialize(Seq value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            provider.defaultSerializeValue(value.asJava(), out);
          }
        });
    module.addSerializer(
        Set.class,
        new JsonSerializer<Set>() {
          @Override
          public void serialize(Set value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            provider.defaultSerializeValue(
                value.toJavaList().stream().sorted((Comparator) Comparator.naturalOrder()).toList(),
                out);
          }
        });
    Function<Object, Object> vector = list -> Vector.ofAll((Collection<?>) list);
    Function<Object, Object> set = list -> HashSet.ofAll((Collection<?>) list);
    module.addDeserializer(Vector.class, new FromJava(List.class, vector));
    module.addDeserializer(Seq.class, new FromJava(List.class, vector));
    Function<Object, Object> sorted = CanonicalModule::sortedSet;
    module.addDeserializer(TreeSet.class, new FromJava(List.class, sorted));
    module.addDeserializer(HashSet.class, new FromJava(List.class, set));
    module.addDeserializer(Set.class, new FromJava(List.class, set));
  }

  private static Object map(Object javaMap) {
    return HashMap.ofAll((java.util.Map<?, ?>) javaMap);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Object sortedSet(Object list) {
    return TreeSet.ofAll((Comparator) Comparator.naturalOrder(), (Collection<?>) list);
  }

  /** Reads Java's collection of the same element types and converts it. */
  @SuppressWarnings("rawtypes")
  private static final class FromJava extends JsonDeserializer implements ContextualDeserializer {
    private final Class<?> javaType;
    private final Function<Object, Object> convert;
    private final @Nullable JsonDeserializer<Object> delegate;

    FromJava(Class<?> javaType, Function<Object, Object> convert) {
      this(javaType, convert, null);
    }

    private FromJava(
        Class<?> javaType,
        Function<Object, Object> convert,
        @Nullable JsonDeserializer<Object> delegate) {
      this.javaType = javaType;
      this.convert = convert;
      this.delegate = delegate;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property)
        throws JsonMappingException {
      JavaType[] parameters =
          context.getContextualType().getBindings().getTypeParameters().toArray(JavaType[]::new);
      JavaType java = context.getTypeFactory().constructParametricType(javaType, parameters);
      return new FromJava(
          javaType, convert, context.findContextualValueDeserializer(java, property));
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (delegate == null) {
        throw new IllegalStateException("used outside a record");
      }
      return convert.apply(delegate.deserialize(parser, context));
    }
  }
}
