package dev.plenum.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.codec.ReadEvents;
import dev.plenum.kernel.codec.WrittenEvents;
import dev.plenum.kernel.ledger.Entry;
import dev.plenum.kernel.ledger.LeafHash;
import dev.plenum.kernel.ledger.Position;
import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.machine.Upcaster;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.replica.SnapshotFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A ledger that was written once and is read for ever: what a domain's later versions must still
 * make of what its earlier ones wrote. Entries are only ever added, at the end of the story.
 */
public final class GoldenLedger<S, C, E> {
  static final String SHARD = "golden";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StateMachine<S, C, E> machine;
  private final MachineTypes<S, C, E> types;
  private final MachineCodec<S, C, E> codec;
  private final String name;
  private final GoldenFile file;
  private final List<Entry> entries;

  /** Reads the ledger in {@code folder}. */
  public GoldenLedger(StateMachine<S, C, E> machine, MachineTypes<S, C, E> types, Path folder) {
    this.machine = machine;
    this.types = types;
    this.codec = new MachineCodec<>(types);
    this.name = machine.getClass().getSimpleName();
    this.file = new GoldenFile(folder);
    this.entries = file.entries();
  }

  /** Writes the story anew. What it told before must be what stands there. */
  public void write(Instant start, Consumer<GoldenStory<S, C, E>> story) {
    var told = new GoldenStory<>(machine, codec, start);
    story.accept(told);
    List<String> before = file.lines();
    List<String> now = told.entries().stream().map(GoldenFile::line).toList();
    assertThat(now.subList(0, Math.min(before.size(), now.size())))
        .as("the golden ledger only grows: tell what is new at the end of the story")
        .isEqualTo(before);
    Position end = Entries.end(told.entries());
    file.write(told.entries(), HexFormat.of().formatHex(end.root()));
  }

  /** The bytes that are hashed are what they were. */
  public void assertLeavesAndRoot() {
    LeafHash hash = new LeafHash(SHARD);
    for (Entry entry : entries) {
      if (!Arrays.equals(hash.of(entry), entry.leaf())) {
        fail("entry %d of the golden ledger has another leaf hash than it had", entry.seq());
      }
    }
    assertThat(HexFormat.of().formatHex(Entries.end(entries).root()))
        .as("the root of the golden ledger")
        .isEqualTo(file.expected().getProperty("root"));
  }

  /** Every event is read, and would be written as it stands there. */
  public void assertForms() {
    for (Entry entry : entries) {
      String written = text(entry.events());
      String now = rewritten(entry);
      if (!now.equals(written)) {
        fail(
            "The form of an event changed without a new version: entry %d of the golden ledger has"
                + " %s, and %s makes of it %s. Add an Upcaster to %s.TYPES.",
            entry.seq(), written, name, now, name);
      }
    }
  }

  private String rewritten(Entry entry) {
    try {
      ReadEvents<E> read = codec.read(entry.events());
      Optional<WrittenEvents> again = codec.write(read.events(), read.format());
      // Where an older version cannot say what became of it, reading it is all that is asked.
      return again.map(one -> text(one.json())).orElseGet(() -> text(entry.events()));
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return "nothing, for " + cause.getMessage();
    }
  }

  /** Every kind of event stands there, in every version that it has had. */
  public void assertEveryKindAndVersion() {
    Set<String> missing = new TreeSet<>();
    kinds(types.event(), missing);
    for (Upcaster upcaster : types.upcasters()) {
      missing.add(upcaster.event() + " " + (upcaster.from() + 1));
    }
    entries.forEach(entry -> {
      for (JsonNode event : tree(entry.events())) {
        missing.remove(event.get("type").asText() + " " + event.path("typeVersion").asInt(1));
      }
    });
    assertThat(missing)
        .as("kinds of events, with their version, that the golden story does not tell of")
        .isEmpty();
  }

  private static void kinds(Class<?> sealed, Set<String> into) {
    for (Class<?> kind : sealed.getPermittedSubclasses()) {
      if (kind.isSealed()) {
        kinds(kind, into);
      } else {
        into.add(kind.getSimpleName() + " 1");
      }
    }
  }

  /**
   * What follows from it is what followed from it, for as long as the state has its version; at
   * every length that the ledger has had.
   */
  public void assertState() {
    int version = machine.stateVersion();
    String prefix = "state." + version + ".";
    Properties expected = file.expected();
    for (String key : new TreeSet<>(expected.stringPropertyNames())) {
      if (key.startsWith(prefix)) {
        int length = Integer.parseInt(key.substring(prefix.length()));
        assertDigest(version, length, expected.getProperty(key));
      }
    }
    String whole = prefix + entries.size();
    if (expected.getProperty(whole) == null) {
      fail(
          "The digest of state version %d of %s is not known yet: add %s=%s to expected.properties.",
          version, name, whole, digest(entries.size()));
    }
  }

  private void assertDigest(int version, int length, String known) {
    String digest = digest(length);
    if (!digest.equals(known)) {
      fail(
          "The state that follows from the golden ledger changed, and its version did not: raise"
              + " %s.stateVersion() to %d and add state.%d.%d=%s to expected.properties.",
          name, version + 1, version + 1, length, digest);
    }
  }

  private String digest(int length) {
    List<Entry> first = entries.subList(0, length);
    var replica = new Replica<>(SHARD, machine, codec);
    assertThat(replica.foldIfRootIs(first, Entries.end(first).root())).isTrue();
    return new SnapshotFormat<>(codec, machine.stateVersion()).digest(replica.view().state());
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
