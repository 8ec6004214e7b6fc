package dev.plenum.node;

import dev.plenum.node.settings.NodeSettings;
import dev.plenum.node.settings.Secrets;
import dev.plenum.node.wiring.KernelFactory;
import io.micronaut.runtime.Micronaut;

/** A node as a process of its own. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    NodeSettings settings = NodeSettings.fromEnvironment(System.getenv());
    Secrets secrets = Secrets.read(settings.folder());
    // The framework's own shutdown hook stops the server; a second hook that closes the context
    // takes the same locks in another order, and the process would never end.
    var _ =
        NodeApplication.configure(
                Micronaut.build(args).mainClass(Main.class),
                settings,
                secrets,
                new KernelFactory(settings, secrets),
                NodeApplication.bound(settings.ports()))
            .start();
  }
}
