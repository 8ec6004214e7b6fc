package dev.plenum.node.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Writes messages as the API writes JSON. */
@Singleton
public final class Messages {
  private final ObjectMapper json;

  Messages(ObjectMapper json) {
    this.json = json;
  }

  public Message of(String name, @Nullable Long id, Object body) {
    return new Message(name, id, write(body));
  }

  public String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message is not writable", e);
    }
  }

  public <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("another node sent what cannot be read", e);
    }
  }
}
