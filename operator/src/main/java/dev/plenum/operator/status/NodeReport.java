package dev.plenum.operator.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.plenum.operator.model.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a node says of itself on its management port, {@code /status}. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record NodeReport(
    String node,
    @Nullable String phase,
    @Nullable String leader,
    boolean leading,
    long epoch,
    long generation,
    long head,
    long folded,
    @Nullable String root,
    @Nullable History history,
    @Nullable List<String> cpMembers,
    boolean quorumHealthy,
    boolean ready,
    boolean databaseReady,
    @Nullable Database database,
    long rollSize,
    long ballots,
    long students,
    long begun,
    long handedIn,
    @Nullable String rollError,
    @Nullable String rosterError,
    @Nullable String paperError,
    @Nullable String specError,
    @Nullable String ledgerError,
    @Nullable String closesAt) {

  /**
   * How its history compares with the database's.
   *
   * @param verdict {@code Agrees}, {@code DatabaseShort}, or what is wrong
   * @param sentence what that means; empty where all is well
   * @param from first entry that is lost, foreign or damaged; 0 where none is
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record History(String verdict, String sentence, long from, long to) {
    public static final String AGREES = "Agrees";
    public static final String UNKNOWN = "Unknown";

    /** As the annotation names it by which a person accepts it. */
    public String range() {
      return from + "-" + to;
    }
  }

  /**
   * What the database promises of a commit that it confirmed.
   *
   * @param promises its settings in a sentence
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Database(boolean survivesCrash, String promises) {}

  /** What is wrong with what a person gave. */
  public @Nullable String error(Input.Part part) {
    return switch (part) {
      case ROLL -> rollError;
      case ROSTER -> rosterError;
      case PAPER -> paperError;
    };
  }

  int members() {
    return cpMembers == null ? 0 : cpMembers.size();
  }
}
