package dev.plenum.kernel.codec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives every sealed interface a {@code type} key, so that the domain carries no annotation. */
final class SealedTypes extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public @Nullable TypeResolverBuilder<?> findTypeResolver(
      MapperConfig<?> config, AnnotatedClass type, com.fasterxml.jackson.databind.JavaType base) {
    if (sealedRoot(type.getRawType()) == null) {
      return null;
    }
    return new StdTypeResolverBuilder(
        JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME,
            JsonTypeInfo.As.EXISTING_PROPERTY,
            TypeKey.NAME,
            null,
            false,
            true));
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
    Class<?> raw = annotated.getRawType();
    if (!raw.isSealed()) {
      return null;
    }
    List<NamedType> records = new ArrayList<>();
    collect(raw, records);
    return records;
  }

  @Override
  public @Nullable String findTypeName(AnnotatedClass type) {
    return sealedRoot(type.getRawType()) == null ? null : type.getRawType().getSimpleName();
  }

  private static void collect(Class<?> sealed, List<NamedType> into) {
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(permitted, into);
      } else {
        into.add(new NamedType(permitted, permitted.getSimpleName()));
      }
    }
  }

  /** The sealed interface that a class stands under, itself included; null where there is none. */
  static @Nullable Class<?> sealedRoot(Class<?> type) {
    if (!type.getName().startsWith("dev.plenum.")) {
      return null;
    }
    if (type.isInterface() && type.isSealed()) {
      return type;
    }
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.isSealed()) {
        return parent;
      }
    }
    return null;
  }
}
