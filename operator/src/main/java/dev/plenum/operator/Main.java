package dev.plenum.operator;

import dev.plenum.operator.reconcile.ElectionReconciler;
import dev.plenum.operator.reconcile.ExamReconciler;
import dev.plenum.operator.reconcile.ResourceReconciler;
import dev.plenum.operator.status.HttpNodeProbe;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the operator. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final String LEASE = "plenum-operator";

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    Settings settings = Settings.from(System.getenv());
    var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new JvmMemoryMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    KubernetesClient client = new KubernetesClientBuilder().build();
    Operator operator = operator(settings, client, metrics);
    ManagementServer.start(settings.port(), operator, metrics);
    operator.installShutdownHook(Duration.ofSeconds(10));
    start(operator);
    LOG.info(
        "Plenum operator reconciles {}",
        settings.namespaces().isEmpty() ? "all namespaces" : settings.namespaces());
  }

  /** Ends the process where it cannot start: Kubernetes tries again, ever more slowly. */
  private static void start(Operator operator) {
    try {
      operator.start();
    } catch (OperatorException failed) {
      LOG.error("Cannot start: are the CRDs installed, and may the operator read them?", failed);
      System.exit(1);
    }
  }

  static Operator operator(
      Settings settings, KubernetesClient client, PrometheusMeterRegistry metrics) {
    Operator operator =
        new Operator(overrider -> {
          configure(overrider);
          lead(overrider, settings);
          overrider
              .withKubernetesClient(client)
              .withMetrics(
                  MicrometerMetrics.newMicrometerMetricsBuilder(metrics)
                      .notCollectingMetricsPerResource()
                      .build());
        });
    var random = new RandomText();
    var probe = new HttpNodeProbe();
    var clock = Clock.systemUTC();
    var installation = settings.installation();
    List.of(
            new ElectionReconciler(client, installation, probe, random, clock),
            new ExamReconciler(client, installation, probe, random, clock))
        .forEach(reconciler -> register(operator, reconciler, settings, metrics));
    return operator;
  }

  private static <R extends HasMetadata> void register(
      Operator operator,
      ResourceReconciler<R, ?> reconciler,
      Settings settings,
      PrometheusMeterRegistry metrics) {
    FunctionCounter.builder(
            "plenum.operator.writes", reconciler, counted -> (double) counted.writes())
        .description("Objects made or put right")
        .tag("kind", reconciler.kind())
        .register(metrics);
    operator.register(
        reconciler,
        configuration -> {
          if (!settings.namespaces().isEmpty()) {
            configuration.settingNamespaces(settings.namespaces());
          }
        });
  }

  static void configure(ConfigurationServiceOverrider overrider) {
    overrider
        .withDefaultNonSSAResource(Set.of())
        .withPreviousAnnotationForDependentResources(false)
        .checkingCRDAndValidateLocalModel(false)
        .withCloseClientOnStop(true);
  }

  private static void lead(ConfigurationServiceOverrider overrider, Settings settings) {
    if (settings.leaderElection()) {
      overrider.withLeaderElectionConfiguration(
          new LeaderElectionConfiguration(
              LEASE, settings.installation().namespace(), settings.identity()));
    }
  }
}
