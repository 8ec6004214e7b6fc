package dev.plenum.kernel;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

@AnalyzeClasses(
    packages = "dev.plenum.kernel",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final DescribedPredicate<AccessTarget> GOES_AROUND_WORK =
      DescribedPredicate.describe(
          "takes time or a thread from the machine",
          call ->
              switch (call.getOwner().getName()) {
                case "java.lang.System" ->
                    Set.of("nanoTime", "currentTimeMillis").contains(call.getName());
                case "java.lang.Object" ->
                    Set.of("wait", "notify", "notifyAll").contains(call.getName());
                case "java.lang.Thread" ->
                    !Set.of("currentThread", "interrupt").contains(call.getName());
                case "java.time.Instant" -> call.getName().equals("now");
                case "java.util.UUID" -> call.getName().equals("randomUUID");
                case "java.util.concurrent.CompletableFuture" ->
                    call.getName().endsWith("Async")
                        || Set.of("get", "join", "orTimeout", "completeOnTimeout")
                            .contains(call.getName());
                default -> false;
              });

  @ArchTest
  static final ArchRule theKernelKnowsNoDomain =
      noClasses()
          .that()
          .resideInAPackage("dev.plenum.kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.plenum.election..", "dev.plenum.exam..", "dev.plenum.campus..")
          .because("a fourth domain must mean one new folder and one line of wiring");

  @ArchTest
  static final ArchRule whatADomainSeesIsPure =
      noClasses()
          .that()
          .resideInAnyPackage("dev.plenum.kernel.machine..", "dev.plenum.kernel.hash..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "dev.plenum.kernel.machine..",
              "dev.plenum.kernel.clock..",
              "dev.plenum.kernel.hash..",
              "java..",
              "org.jspecify..")
          .because("decide and evolve must fold to the same state on every machine, for ever");

  @ArchTest
  static final ArchRule whatIsDoneAgainAndAgainCannotEndInSilence =
      noClasses()
          .that()
          .resideOutsideOfPackage("..kernel.work..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ScheduledExecutorService")
          .because("an executor drops work that throws, and nobody hears of it: use Rounds");

  @ArchTest
  static final ArchRule theProtocolHasTimeAndThreadsOnlyFromWork =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.plenum.kernel.member..", "dev.plenum.kernel.reign..",
              "dev.plenum.kernel.admission..", "dev.plenum.kernel.replica")
          .should()
          .callMethodWhere(target(GOES_AROUND_WORK))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.concurrent\\.(Executor|Semaphore|CountDown|(Linked|Array|Delay|Synchronous).*Queue|locks\\.Re).*")
          .because(
              "a simulation decides when anything happens, or what it finds cannot be replayed");

  @ArchTest
  static final ArchRule onlyAdaptersSeeSql =
      noClasses()
          .that()
          .resideOutsideOfPackages("..postgres..", "dev.plenum.kernel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
          .because("a second store must fit behind the same promises");

  @ArchTest
  static final ArchRule onlyAdaptersSeeHazelcast =
      noClasses()
          .that()
          .resideOutsideOfPackages("..hazelcast..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.hazelcast..")
          .because("consensus advises through one port and can be replaced behind it");

  @ArchTest
  static final ArchRule onlyAdaptersSeeGrpc =
      noClasses()
          .that()
          .resideOutsideOfPackages("..grpc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.grpc..", "com.google.protobuf..")
          .because("the engine runs on a simulated network as well");

  @ArchTest
  static final ArchRule noNodeMakesCertificates =
      noClasses()
          .that()
          .resideInAPackage("dev.plenum.kernel..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.plenum.trust.Authority")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..")
          .because("a node shows what it was given, and its image has nothing to make more with");
}
