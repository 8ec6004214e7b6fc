package dev.plenum.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plenum.kernel.hash.Sha256;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class MerkleTreeProperties {
  private final List<byte[]> leaves = new ArrayList<>();
  private final MerkleTree tree =
      new MerkleTree((seq, count) -> leaves.subList((int) seq - 1, (int) seq - 1 + count));

  private void grow(int size) {
    while (leaves.size() < size) {
      byte[] leaf = Sha256.of(String.valueOf(leaves.size()));
      leaves.add(leaf);
      tree.append(leaf);
    }
  }

  private byte[] rootAt(int size) {
    MerkleFrontier frontier = new MerkleFrontier();
    leaves.subList(0, size).forEach(frontier::append);
    return frontier.root();
  }

  @Property(tries = 200)
  void everyEntryIsProvenAtEverySizeThatTheLedgerHad(
      @ForAll @IntRange(min = 1, max = 700) int now,
      @ForAll @IntRange(min = 1, max = 700) int then,
      @ForAll @IntRange(min = 1, max = 700) int seq) {
    grow(now);
    int size = Math.min(now, then);
    int entry = Math.min(seq, size);
    InclusionProof proof = tree.proof(entry, size);
    assertThat(proof.root(leaves.get(entry - 1))).isEqualTo(rootAt(size));
  }

  @Property(tries = 100)
  void oneChangedBitAnywhereLeadsToAnotherRoot(
      @ForAll @IntRange(min = 2, max = 300) int size,
      @ForAll @IntRange(max = 299) int place,
      @ForAll @IntRange(max = 20) int where,
      @ForAll @IntRange(max = 255) int bit) {
    grow(size);
    int entry = place % size + 1;
    InclusionProof proof = tree.proof(entry, size);
    List<byte[]> hashes = new ArrayList<>(proof.path());
    hashes.add(leaves.get(entry - 1));
    int at = where % hashes.size();
    byte[] changed = hashes.get(at).clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    hashes.set(at, changed);
    byte[] leaf = hashes.removeLast();
    assertThat(new InclusionProof(entry, size, hashes).root(leaf)).isNotEqualTo(rootAt(size));
  }

  @Example
  void aPathOfTheWrongLengthIsNoProof() {
    grow(7);
    List<byte[]> path = tree.proof(3, 7).path();
    List<byte[]> longer = new ArrayList<>(path);
    longer.add(path.getFirst());
    byte[] leaf = leaves.get(2);
    refused(() -> new InclusionProof(3, 7, path.subList(0, 2)).root(leaf));
    refused(() -> new InclusionProof(3, 7, longer).root(leaf));
    refused(() -> new InclusionProof(8, 7, path).root(leaf));
    refused(() -> tree.proof(3, 8));
  }

  private static void refused(ThrowingCallable proof) {
    assertThatIllegalArgumentException().isThrownBy(proof);
  }
}
