package dev.plenum.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.plenum.kernel",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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
