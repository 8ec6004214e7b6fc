package dev.plenum.kernel.reign;

import dev.plenum.kernel.codec.MachineCodec;
import dev.plenum.kernel.ledger.LedgerStore;
import dev.plenum.kernel.machine.StateMachine;
import dev.plenum.kernel.peer.PeerMesh;
import dev.plenum.kernel.replica.Replica;
import dev.plenum.kernel.work.Work;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * What a reign needs from its node.
 *
 * @param readByAll the newest format of events that every node said it reads
 * @param forgetsRefusals whether a node is of a version that remembers none, so that none is waited
 *     for
 * @param memory what this node itself holds of its reign, as its peers do
 */
public record ReignParts<S, C, E>(
    StateMachine<S, C, E> machine,
    MachineCodec<S, C, E> codec,
    LedgerStore store,
    PeerMesh mesh,
    Work work,
    Replica<S, C, E> replica,
    IntSupplier readByAll,
    Predicate<String> forgetsRefusals,
    Reign.Memory memory,
    ReignMetrics metrics) {}
