package dev.plenum.simulation.world;

import com.google.errorprone.annotations.FormatMethod;
import dev.plenum.kernel.peer.PeerMessage;
import dev.plenum.simulation.time.Timeline;
import java.util.ArrayList;
import java.util.List;

/** What happened in a world, for who reads why it went wrong. Written only when it is wanted. */
final class Story {
  private final Timeline timeline;
  private final boolean wanted;
  private final List<String> lines = new ArrayList<>();

  Story(Timeline timeline, boolean wanted) {
    this.timeline = timeline;
    this.wanted = wanted;
  }

  @FormatMethod
  void tell(String what, Object... of) {
    if (wanted) {
      lines.add("%10.4f s  %s".formatted(timeline.now() / 1e9, what.formatted(of)));
    }
  }

  void message(String from, String to, PeerMessage message) {
    if (wanted && !(message instanceof PeerMessage.Ping || message instanceof PeerMessage.Pong)) {
      tell("%s → %s %s", from, to, Told.of(message));
    }
  }

  List<String> lines() {
    return lines;
  }
}
