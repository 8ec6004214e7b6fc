package dev.plenum.kernel.codec;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.plenum.kernel.hash.Sha256;
import dev.plenum.kernel.machine.Content;
import dev.plenum.kernel.machine.MachineTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads a domain's commands, events and states as canonical JSON. */
public final class MachineCodec<S, C, E> {
  private final MachineTypes<S, C, E> types;
  private final EventForms forms;
  private final ObjectWriter eventsWriter;
  private final ObjectReader eventsReader;

  public MachineCodec(MachineTypes<S, C, E> types) {
    this.types = types;
    this.forms = new EventForms(types);
    this.eventsWriter = CanonicalJson.writerForListOf(types.event());
    this.eventsReader = CanonicalJson.readerForListOf(types.event());
  }

  /** The newest format of events that is read here. */
  public int readsFormat() {
    return types.readsFormat();
  }

  public byte[] command(C command) {
    return CanonicalJson.write(command);
  }

  /**
   * What a command's identity is compared by. The same command has the same content in every
   * version that knows it: a field that a later version adds is an {@link Optional}, which is not
   * written where it is empty.
   */
  public Content content(C identity) {
    return new Content(Sha256.of(command(identity)));
  }

  /**
   * Throws where the command asks for something that this version does not know: to leave it out
   * would be to decide another command.
   */
  public C command(byte[] json) {
    return CanonicalJson.read(json, types.command());
  }

  /** Events in their newest form. */
  public byte[] events(List<E> events) {
    return write(events, readsFormat())
        .map(WrittenEvents::json)
        .orElseThrow(() -> new IllegalStateException("events without a form: " + events));
  }

  /**
   * Events in the newest form that readers of {@code format} understand; empty where there is none
   * that says the same.
   */
  public Optional<WrittenEvents> write(List<E> events, int format) {
    byte[] newest = json(events);
    if (forms.original()) {
      return Optional.of(new WrittenEvents(newest, MachineTypes.FIRST_FORMAT));
    }
    List<Map<String, Object>> written = new ArrayList<>();
    int needed = MachineTypes.FIRST_FORMAT;
    for (Map<String, Object> event : CanonicalJson.objects(newest)) {
      Optional<Map<String, Object>> form = forms.written(event, format);
      if (form.isEmpty()) {
        return Optional.empty();
      }
      written.add(form.get());
      needed = Math.max(needed, forms.format(form.get()));
    }
    return Optional.of(new WrittenEvents(CanonicalJson.write(written), needed));
  }

  private byte[] json(List<E> events) {
    try {
      return eventsWriter.writeValueAsBytes(events);
    } catch (IOException e) {
      throw new UncheckedIOException("events not writable", e);
    }
  }

  public List<E> events(byte[] json) {
    return read(json).events();
  }

  /**
   * Events of any version up to this program's own.
   *
   * @throws RuntimeException for a kind, a version or a field that this program does not know:
   *     nobody may fold a part of an event
   */
  public ReadEvents<E> read(byte[] json) {
    if (forms.original()) {
      return new ReadEvents<>(parsed(json), MachineTypes.FIRST_FORMAT);
    }
    List<Map<String, Object>> newest = new ArrayList<>();
    int needed = MachineTypes.FIRST_FORMAT;
    for (Map<String, Object> event : CanonicalJson.objects(json)) {
      needed = Math.max(needed, forms.format(event));
      newest.add(forms.newest(event));
    }
    return new ReadEvents<>(parsed(CanonicalJson.write(newest)), needed);
  }

  private List<E> parsed(byte[] json) {
    try {
      return eventsReader.readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException("events not readable", e);
    }
  }

  public void state(S state, OutputStream out) throws IOException {
    CanonicalJson.write(state, out);
  }

  public S state(InputStream in) throws IOException {
    return CanonicalJson.read(in, types.state());
  }
}
