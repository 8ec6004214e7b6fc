package dev.plenum.kernel.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.VirtualAnnotatedMember;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.VirtualBeanPropertyWriter;
import com.fasterxml.jackson.databind.util.Annotations;
import com.fasterxml.jackson.databind.util.SimpleBeanPropertyDefinition;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the {@code type} key of sealed types as a property among the others, because Jackson's own
 * type ids always come first and canonical JSON wants every key in its sorted place.
 */
final class TypeKey extends BeanSerializerModifier {
  private static final long serialVersionUID = 1L;

  static final String NAME = "type";

  @Override
  public List<BeanPropertyWriter> orderProperties(
      SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
    if (SealedTypes.sealedRoot(bean.getBeanClass()) != null) {
      properties.add(writer(config, bean));
    }
    properties.sort(Comparator.comparing(BeanPropertyWriter::getName));
    return properties;
  }

  private static BeanPropertyWriter writer(SerializationConfig config, BeanDescription bean) {
    AnnotatedClass owner = bean.getClassInfo();
    JavaType text = config.constructType(String.class);
    var member = new VirtualAnnotatedMember(owner, bean.getBeanClass(), NAME, text);
    var definition = SimpleBeanPropertyDefinition.construct(config, member, new PropertyName(NAME));
    return new Writer(definition, owner.getAnnotations(), text, bean.getBeanClass());
  }

  private static final class Writer extends VirtualBeanPropertyWriter {
    private static final long serialVersionUID = 1L;

    private final String typeName;

    Writer(
        BeanPropertyDefinition definition, Annotations annotations, JavaType type, Class<?> bean) {
      super(definition, annotations, type);
      this.typeName = bean.getSimpleName();
    }

    @Override
    protected Object value(Object bean, JsonGenerator out, SerializerProvider provider) {
      return typeName;
    }

    @Override
    public VirtualBeanPropertyWriter withConfig(
        MapperConfig<?> config,
        AnnotatedClass owner,
        BeanPropertyDefinition definition,
        JavaType type) {
      return new Writer(definition, owner.getAnnotations(), type, owner.getRawType());
    }
  }
}
