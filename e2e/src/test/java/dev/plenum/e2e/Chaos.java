package dev.plenum.e2e;

/** What goes wrong in data centres, on purpose. */
final class Chaos {
  private final Board board;

  Chaos(Board board) {
    this.board = board;
  }

  /** SIGKILL to the process itself, from outside its pod: no hook runs, nothing is handed over. */
  void killProcess(String node) {
    var killed =
        board
            .platform()
            .cluster
            .shell(
                """
                found=0
                for p in /proc/[0-9]*; do
                  if tr '\\0' '\\n' < $p/environ 2>/dev/null | grep -qx 'PLENUM_NODE=%s'; then
                    kill -9 ${p#/proc/} && found=1
                  fi
                done
                [ $found = 1 ]
                """
                    .formatted(node));
    if (killed.getExitCode() != 0) {
      throw new IllegalStateException("no process of " + node + " was found");
    }
  }

  void killDatabase() {
    delete(board.name() + "-database-0");
  }

  void killAllNodes() {
    board
        .platform()
        .cluster
        .kubectl(
            "-n",
            board.namespace(),
            "delete",
            "pod",
            "-l",
            "plenum.dev/part=node",
            "--grace-period=0",
            "--force",
            "--wait=false");
  }

  private void delete(String pod) {
    board
        .platform()
        .cluster
        .kubectl(
            "-n",
            board.namespace(),
            "delete",
            "pod",
            pod,
            "--grace-period=0",
            "--force",
            "--wait=false");
  }
}
