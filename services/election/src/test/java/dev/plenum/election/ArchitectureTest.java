package dev.plenum.election;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

@AnalyzeClasses(
    packages = "dev.plenum.election",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAnyPackage("..election.domain..", "..election.count..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.vavr..",
              "org.jspecify..",
              "dev.plenum.kernel.machine..",
              "dev.plenum.kernel.clock..",
              "dev.plenum.kernel.hash..",
              "dev.plenum.election.domain..",
              "dev.plenum.election.count..")
          .because(
              "the rules of an election must be readable and testable without knowing what they"
                  + " run on");

  @ArchTest
  static final ArchRule THE_DOMAIN_ASKS_NOBODY_FOR_THE_TIME =
      noClasses()
          .that()
          .resideInAnyPackage("..election.domain..", "..election.count..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
          .because("the same entries folded anywhere must give the same state");

  @ArchTest
  static final ArchRule THE_COUNT_READS_THE_BOX_ONLY =
      noClasses()
          .that()
          .resideInAPackage("..election.count..")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameStartingWith("Roll")
          .because("who voted and what was voted stay apart from the first day");

  @ArchTest
  static final ArchRule ADAPTERS_KNOW_THE_DOMAIN_AND_NOT_THE_OTHER_WAY_ROUND =
      noClasses()
          .that()
          .resideInAnyPackage("..election.http..", "..election.grpc..", "..election.files..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut..", "java.sql..", "com.hazelcast..")
          .because("these adapters only translate; the application serves");
}
