package dev.plenum.election.files;

import dev.plenum.election.domain.Roll;
import dev.plenum.election.domain.RollVoter;
import dev.plenum.kernel.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in, with which code: a roll file in memory. Codes are kept only as keyed hashes.
 *
 * @param digest names the roll as the ledger sees it: pseudonyms and weights, nothing else
 */
public record AccessList(
    List<Voter> voters, Map<String, Voter> byCode, Map<String, Voter> byPseudonym, String digest) {

  public static final AccessList EMPTY = new AccessList(List.of(), Map.of(), Map.of(), "");

  public static AccessList of(List<RollFile.Line> lines, Pseudonyms pseudonyms) {
    List<Voter> voters = new ArrayList<>(lines.size());
    Map<String, Voter> byCode = HashMap.newHashMap(lines.size());
    Map<String, Voter> byPseudonym = HashMap.newHashMap(lines.size());
    for (RollFile.Line line : lines) {
      Voter voter =
          new Voter(
              pseudonyms.voter(line.id()), line.id(), line.name(), line.email(), line.weight());
      voters.add(voter);
      byCode.put(pseudonyms.code(line.code()), voter);
      byPseudonym.put(voter.pseudonym(), voter);
    }
    return new AccessList(List.copyOf(voters), byCode, byPseudonym, digest(byPseudonym));
  }

  public @Nullable Voter byCode(String codeHash) {
    return byCode.get(codeHash);
  }

  public @Nullable Voter byPseudonym(String pseudonym) {
    return byPseudonym.get(pseudonym);
  }

  /** The roll for the ledger, in chunks, in the order of pseudonyms, which says nothing. */
  public List<List<RollVoter>> chunks() {
    List<RollVoter> all =
        voters.stream()
            .map(voter -> new RollVoter(voter.pseudonym(), voter.weight()))
            .sorted(Comparator.comparing(RollVoter::voter))
            .toList();
    List<List<RollVoter>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += Roll.CHUNK) {
      chunks.add(all.subList(from, Math.min(all.size(), from + Roll.CHUNK)));
    }
    return chunks;
  }

  private static String digest(Map<String, Voter> byPseudonym) {
    MessageDigest sha = Sha256.fresh();
    byPseudonym.values().stream()
        .sorted(Comparator.comparing(Voter::pseudonym))
        .forEach(voter ->
            sha.update(
                (voter.pseudonym() + "=" + voter.weight() + "\n")
                    .getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(sha.digest());
  }
}
