package dev.plenum.election.domain;

import dev.plenum.election.domain.ElectionCommand.ImportRollChunk;
import dev.plenum.election.domain.ElectionCommand.RegisterVoter;
import dev.plenum.election.domain.ElectionCommand.SealRoll;
import dev.plenum.election.domain.ElectionEvent.RollChunkImported;
import dev.plenum.election.domain.ElectionEvent.RollSealed;
import dev.plenum.election.domain.ElectionEvent.VoterRegistered;
import dev.plenum.kernel.machine.Decision;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a roll may be taken in. */
final class RollDecider {
  static final long HEAVIEST = 1_000_000;

  private RollDecider() {}

  static Decision<ElectionEvent> decide(Election election, ImportRollChunk chunk) {
    Reason closed = closed(election, chunk.digest());
    if (closed != null) {
      return closed.refuse();
    }
    Roll.Arriving arriving = election.roll().arriving(chunk.digest());
    // Chunk 0 starts anew, so that an import which broke off can be made again.
    int expected = chunk.chunk() == 0 ? 0 : arriving.chunks();
    if (chunk.chunk() != expected) {
      return Reason.RollOutOfOrder.refuse();
    }
    String fault = fault(chunk, chunk.chunk() == 0 ? null : arriving);
    return fault != null
        ? Reason.RollLineInvalid.refuse(fault, "voters")
        : Decision.accepted(new RollChunkImported(chunk.digest(), chunk.chunk(), chunk.voters()));
  }

  static Decision<ElectionEvent> decide(Election election, SealRoll seal) {
    Reason closed = closed(election, seal.digest());
    if (closed != null) {
      return closed.refuse();
    }
    Roll.Arriving arriving = election.roll().arriving(seal.digest());
    boolean complete =
        arriving.chunks() == seal.chunks()
            && arriving.voters().size() == seal.size()
            && seal.size() > 0;
    return complete
        ? Decision.accepted(new RollSealed(seal.digest()))
        : Reason.RollIncomplete.refuse();
  }

  static Decision<ElectionEvent> decide(Election election, RegisterVoter register) {
    Reason refusal = refusal(election, register.voter());
    return refusal != null
        ? refusal.refuse()
        : Decision.accepted(new VoterRegistered(register.voter()));
  }

  private static @Nullable Reason refusal(Election election, String voter) {
    Manifest manifest = election.manifest();
    if (manifest == null) {
      return Reason.NotConfigured;
    }
    if (manifest.registration() == Registration.CLOSED) {
      return Reason.RegistrationClosed;
    }
    if (election.phase().begun()) {
      return Reason.RegistrationOver;
    }
    Roll roll = election.roll();
    Roll.Arriving arriving = roll.arriving();
    // Who is on a file that is just coming in is on the roll in a moment.
    boolean coming = arriving != null && arriving.voters().containsKey(voter);
    if (coming || roll.voters().containsKey(voter)) {
      return Reason.AlreadyRegistered;
    }
    return roll.registered().size() >= Roll.MOST_REGISTERED ? Reason.RegistrationFull : null;
  }

  private static @Nullable Reason closed(Election election, String digest) {
    if (digest.equals(election.roll().digest())) {
      return Reason.RollUnchanged;
    }
    return election.phase().begun() ? Reason.RollInForce : null;
  }

  private static @Nullable String fault(ImportRollChunk chunk, Roll.@Nullable Arriving before) {
    if (chunk.voters().isEmpty() || chunk.voters().size() > Roll.CHUNK) {
      return "A chunk has 1 to " + Roll.CHUNK + " voters; this one has " + chunk.voters().size();
    }
    Set<String> seen = new HashSet<>();
    for (RollVoter line : chunk.voters()) {
      if (line.weight() < 1 || line.weight() > HEAVIEST) {
        return "A weight must be from 1 to " + HEAVIEST + "; one is " + line.weight();
      }
      boolean earlier = before != null && before.voters().containsKey(line.voter());
      if (earlier || !seen.add(line.voter())) {
        return "A voter stands on the roll twice";
      }
    }
    return null;
  }
}
