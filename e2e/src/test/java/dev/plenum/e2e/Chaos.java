package dev.plenum.e2e;

import static dev.plenum.operator.cluster.K3s.await;
import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong in data centres, on purpose. */
final class Chaos {
  private static final int PEER = 7400;

  private final Board board;

  Chaos(Board board) {
    this.board = board;
  }

  /** SIGKILL to the process itself, from outside its pod: no hook runs, nothing is handed over. */
  void killProcess(String node) {
    kill("PLENUM_NODE=" + node);
  }

  /** The same to the node that leads; returns when its process was started anew. */
  void killLeader() {
    String leader = board.leader();
    assertThat(leader).isNotNull();
    int restarts = board.restarts(leader);
    killProcess(leader);
    await("it was started anew", () -> board.restarts(leader) > restarts);
  }

  /** The same to every node of the election at once. */
  void killAllProcesses() {
    kill("PLENUM_NAME=" + board.name());
  }

  void killDatabase() {
    delete(board.name() + "-database-0");
  }

  /** Keeps a copy of the database as it is now, as a standby has that receives nothing any more. */
  void copyDatabase() {
    board.inDatabase(
        """
        rm -rf $PGDATA.copy
        PGPASSWORD=$(cat $POSTGRES_PASSWORD_FILE) \
          pg_basebackup -h 127.0.0.1 -U plenum -D $PGDATA.copy -X stream -c fast
        """);
  }

  /** The copy takes the database's place: what was committed after it was made is gone. */
  void replaceDatabaseByItsCopy() {
    board.inDatabase("mv $PGDATA $PGDATA.gone && mv $PGDATA.copy $PGDATA && kill -INT 1");
  }

  /**
   * Ends every connection that a node of the election made to another one. Returns when all of them
   * have made others.
   */
  void cutLinks() {
    onEach(
        "PLENUM_NAME=" + board.name(),
        """
        links() { awk '$3 ~ /:%1$04X$/ && $4 == "01" {print $2}' $p/net/tcp $p/net/tcp6; }
        rule="OUTPUT -p tcp --dport %1$d -j REJECT --reject-with tcp-reset"
        before=$(links)
        nsenter -t ${p#/proc/} -n iptables -I $rule
        while links | grep -qxF "$before"; do sleep 0.1; done
        nsenter -t ${p#/proc/} -n iptables -D $rule
        until [ $(links | wc -l) = 2 ]; do sleep 0.1; done
        found=0
        """
            .formatted(PEER));
  }

  private void kill(String environment) {
    onEach(environment, "kill -9 ${p#/proc/} && found=0");
  }

  /** Runs commands for each process {@code $p} that has this in its environment. */
  private void onEach(String environment, String commands) {
    var done =
        board
            .platform()
            .cluster
            .shell(
                """
                found=1
                for p in /proc/[0-9]*; do
                  if tr '\\0' '\\n' < $p/environ 2>/dev/null | grep -qx '%s'; then
                    %s
                  fi
                done
                exit $found
                """
                    .formatted(environment, commands));
    if (done.getExitCode() != 0) {
      throw new IllegalStateException("no process with " + environment + ": " + done);
    }
  }

  private void delete(String pod) {
    board.kubectl("delete", "pod", pod, "--grace-period=0", "--force", "--wait=false");
  }

  /** What the largest node of the election occupies in memory, in MB. */
  double largestNodeMegabytes() {
    var told =
        board
            .platform()
            .cluster
            .shell(
                """
                for p in /proc/[0-9]*; do
                  if tr '\\0' '\\n' < $p/environ 2>/dev/null | grep -qx 'PLENUM_NAME=%s'; then
                    grep VmRSS $p/status
                  fi
                done
                """
                    .formatted(board.name()));
    return told.getStdout()
            .lines()
            .map(line -> line.replaceAll("[^0-9]", ""))
            .filter(digits -> !digits.isEmpty())
            .mapToLong(Long::parseLong)
            .max()
            .orElse(0)
        / 1024.0;
  }
}
