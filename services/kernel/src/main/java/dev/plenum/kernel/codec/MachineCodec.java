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
import java.util.List;

/** Writes and reads a domain's commands, events and states as canonical JSON. */
public final class MachineCodec<S, C, E> {
  private final MachineTypes<S, C, E> types;
  private final ObjectWriter eventsWriter;
  private final ObjectReader eventsReader;

  public MachineCodec(MachineTypes<S, C, E> types) {
    this.types = types;
    this.eventsWriter = CanonicalJson.writerForListOf(types.event());
    this.eventsReader = CanonicalJson.readerForListOf(types.event());
  }

  public byte[] command(C command) {
    return CanonicalJson.write(command);
  }

  /** What a command's identity is compared by. */
  public Content content(C identity) {
    return new Content(Sha256.of(command(identity)));
  }

  public C command(byte[] json) {
    return CanonicalJson.read(json, types.command());
  }

  public byte[] events(List<E> events) {
    try {
      return eventsWriter.writeValueAsBytes(events);
    } catch (IOException e) {
      throw new UncheckedIOException("events not writable", e);
    }
  }

  public List<E> events(byte[] json) {
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
