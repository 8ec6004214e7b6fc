package dev.plenum.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plenum.kernel.hash.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MerkleFrontierProperties {

  /** The definition of RFC 9162 section 2.1.1, word for word. */
  private static byte[] rootByDefinition(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Sha256.fresh().digest();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return LeafHash.node(
        Sha256.fresh(),
        rootByDefinition(leaves.subList(0, split)),
        rootByDefinition(leaves.subList(split, leaves.size())));
  }

  private static byte[] leaf(int i) {
    return Sha256.of(String.valueOf(i));
  }

  @Property(tries = 60)
  void theRootIsThatOfTheDefinition(@ForAll @IntRange(max = 300) int size) {
    MerkleFrontier frontier = new MerkleFrontier();
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      frontier.append(leaf(i));
      leaves.add(leaf(i));
    }
    assertThat(frontier.root()).isEqualTo(rootByDefinition(leaves));
    assertThat(frontier.size()).isEqualTo(size);
  }

  @Property(tries = 60)
  void aFrontierGoesOnFromItsPeaks(
      @ForAll @IntRange(max = 200) int before, @ForAll @IntRange(max = 200) int after) {
    MerkleFrontier whole = new MerkleFrontier();
    MerkleFrontier resumed = new MerkleFrontier();
    for (int i = 0; i < before; i++) {
      whole.append(leaf(i));
      resumed.append(leaf(i));
    }
    resumed = new MerkleFrontier(resumed.size(), resumed.peaks());
    for (int i = before; i < before + after; i++) {
      whole.append(leaf(i));
      resumed.append(leaf(i));
    }
    assertThat(resumed.rootHex()).isEqualTo(whole.rootHex());
  }

  /** The roots that Certificate Transparency's own tests publish for their eight inputs. */
  @Example
  void theRootsAreThoseOfCertificateTransparency() {
    String[] inputs = {
      "",
      "00",
      "10",
      "2021",
      "3031",
      "40414243",
      "5051525354555657",
      "606162636465666768696a6b6c6d6e6f"
    };
    MerkleFrontier frontier = new MerkleFrontier();
    for (String input : inputs) {
      var sha256 = Sha256.fresh();
      sha256.update((byte) 0);
      frontier.append(sha256.digest(HexFormat.of().parseHex(input)));
    }
    assertThat(frontier.rootHex())
        .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }
}
