package dev.plenum.kernel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plenum.kernel.machine.MachineTypes;
import dev.plenum.kernel.machine.Upcaster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventVersionsTest {

  record State() {}

  sealed interface Command {
    record Paint(String wall, Optional<String> colour) implements Command {}
  }

  /** Painted: version 2 got the coats, version 3 calls the wall a surface. */
  sealed interface Event {
    record Painted(String surface, long coats) implements Event {}

    record Washed(String wall) implements Event {}

    record Begun(String at) implements Event {}
  }

  private static final Upcaster RENAMED =
      new Upcaster(
          "Painted",
          2,
          4,
          before -> {
            var json = new TreeMap<>(before);
            json.put("surface", json.remove("wall"));
            return json;
          },
          after -> {
            var json = new TreeMap<>(after);
            json.put("wall", json.remove("surface"));
            return Optional.of(json);
          });

  private static final MachineCodec<State, Command, Event> CODEC =
      new MachineCodec<>(
          new MachineTypes<>(State.class, Command.class, Event.class)
              .upcast(Upcaster.adding("Painted", 1, 2, "coats", 1L))
              .kindSince(3, Event.Washed.class)
              .upcast(RENAMED));

  private static final String FIRST = "[{\"type\":\"Painted\",\"wall\":\"north\"}]";
  private static final String SECOND =
      "[{\"coats\":2,\"type\":\"Painted\",\"typeVersion\":2,\"wall\":\"north\"}]";
  private static final String THIRD =
      "[{\"coats\":2,\"surface\":\"north\",\"type\":\"Painted\",\"typeVersion\":3}]";

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String written(Event event, int format) {
    return CODEC
        .write(List.of(event), format)
        .map(written ->
            new String(written.json(), StandardCharsets.UTF_8) + " in " + written.format())
        .orElse("not yet");
  }

  @Test
  void everyVersionIsReadAsTheNewest() {
    assertThat(CODEC.read(bytes(FIRST)))
        .isEqualTo(new ReadEvents<Event>(List.of(new Event.Painted("north", 1)), 1));
    assertThat(CODEC.read(bytes(SECOND)))
        .isEqualTo(new ReadEvents<Event>(List.of(new Event.Painted("north", 2)), 2));
    assertThat(CODEC.read(bytes(THIRD)))
        .isEqualTo(new ReadEvents<Event>(List.of(new Event.Painted("north", 2)), 4));
  }

  @Test
  void anEventIsWrittenInTheNewestFormThatIsInForceAndSaysTheSame() {
    var once = new Event.Painted("north", 1);
    var twice = new Event.Painted("north", 2);
    assertThat(written(once, 1)).isEqualTo(FIRST + " in 1");
    assertThat(written(twice, 1)).as("format 1 cannot say it").isEqualTo("not yet");
    assertThat(written(twice, 3)).isEqualTo(SECOND + " in 2");
    assertThat(written(twice, 4)).isEqualTo(THIRD + " in 4");
    assertThat(written(new Event.Washed("north"), 2)).isEqualTo("not yet");
    assertThat(written(new Event.Washed("north"), 3))
        .isEqualTo("[{\"type\":\"Washed\",\"wall\":\"north\"}] in 3");
    assertThat(written(new Event.Begun("dawn"), 4))
        .as("what never changed looks as it always did")
        .isEqualTo("[{\"at\":\"dawn\",\"type\":\"Begun\"}] in 1");
  }

  @Test
  void anOlderFormThatSaysSomethingElseIsNotWritten() {
    var forgetful = new Upcaster("Begun", 1, 2, json -> json, json -> Optional.of(lessOf(json)));
    var codec =
        new MachineCodec<>(
            new MachineTypes<>(State.class, Command.class, Event.class).upcast(forgetful));
    assertThat(codec.write(List.of(new Event.Begun("dawn")), 1)).isEmpty();
    assertThat(codec.write(List.of(new Event.Begun("dawn")), 2)).isPresent();
  }

  private static Map<String, Object> lessOf(Map<String, Object> json) {
    var less = new TreeMap<>(json);
    less.put("at", "");
    return less;
  }

  @Test
  void whatALaterVersionWroteIsNotReadInPart() {
    for (String newer :
        List.of(
            "[{\"type\":\"Painted\",\"typeVersion\":4,\"wall\":\"north\"}]",
            "[{\"type\":\"Painted\",\"typeVersion\":\"x\",\"wall\":\"north\"}]",
            "[{\"at\":\"dawn\",\"type\":\"Begun\",\"typeVersion\":2}]",
            "[{\"at\":\"dawn\",\"more\":1,\"type\":\"Begun\"}]",
            "[{\"type\":\"Scratched\"}]")) {
      assertThatThrownBy(() -> CODEC.read(bytes(newer)))
          .as(newer)
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void upcastersLeaveNoGap() {
    var types = new MachineTypes<>(State.class, Command.class, Event.class);
    assertThatThrownBy(() -> types.upcast(RENAMED))
        .hasMessageContaining("Painted must lead from version 1");
    assertThatThrownBy(() ->
            types
                .upcast(Upcaster.adding("Painted", 1, 4, "coats", 1))
                .upcast(Upcaster.adding("Painted", 2, 4, "primer", "")))
        .hasMessageContaining("in a format after 4");
    assertThat(types.readsFormat()).isOne();
    assertThat(CODEC.readsFormat()).isEqualTo(4);
  }

  @Test
  void aFieldThatALaterVersionAddsToACommandLeavesItsContentUnlessItIsUsed() {
    record Paint(String wall, String type) {}
    byte[] before = CanonicalJson.write(new Paint("north", "Paint"));
    var plain = new Command.Paint("north", Optional.empty());
    assertThat(CODEC.command(plain)).isEqualTo(before);
    assertThat(CODEC.command(before)).isEqualTo(plain);
    var red = new Command.Paint("north", Optional.of("red"));
    assertThat(CODEC.command(CODEC.command(red))).isEqualTo(red);
    assertThat(CODEC.content(red)).isNotEqualTo(CODEC.content(plain));
  }

  @Test
  void aCommandThatAsksForMoreThanIsKnownIsNotReadInPart() {
    assertThatThrownBy(
            () -> CODEC.command(bytes("{\"gloss\":true,\"type\":\"Paint\",\"wall\":\"north\"}")))
        .isInstanceOf(RuntimeException.class);
  }
}
