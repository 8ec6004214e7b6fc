package dev.plenum.exam;

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
import java.util.random.RandomGenerator;

@AnalyzeClasses(packages = "dev.plenum.exam", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] PURE = {"..exam.domain..", "..exam.grading..", "..exam.paper.."};

  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.vavr..",
              "org.jspecify..",
              "dev.plenum.kernel.machine..",
              "dev.plenum.kernel.clock..",
              "dev.plenum.kernel.hash..",
              "dev.plenum.exam.domain..",
              "dev.plenum.exam.grading..",
              "dev.plenum.exam.paper..")
          .because(
              "the rules of an exam must be readable and testable without knowing what they run on");

  @ArchTest
  static final ArchRule THE_DOMAIN_ASKS_NOBODY_FOR_THE_TIME =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
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
          .areAssignableTo(RandomGenerator.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
          .because("the same entries folded anywhere must give the same state");

  @ArchTest
  static final ArchRule WHAT_THE_STATE_IS_MADE_OF_KNOWS_NO_COMMAND =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..exam.domain.plan..",
              "..exam.domain.roster..",
              "..exam.domain.attempt..",
              "..exam.domain.conduct..",
              "..exam.domain.grade..",
              "..exam.domain.sheet..",
              "..exam.grading..",
              "..exam.paper..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.plenum.exam.domain")
          .because("values and calculations are below the decisions that use them");

  @ArchTest
  static final ArchRule GRADING_SEES_ITEMS_AND_ANSWERS_AND_NOBODYS_NAME =
      noClasses()
          .that()
          .resideInAPackage("..exam.grading..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.plenum.exam.domain..")
          .because("what an answer is worth must not depend on whose it is");

  @ArchTest
  static final ArchRule ADAPTERS_TRANSLATE_AND_DO_NOT_SERVE =
      noClasses()
          .that()
          .resideInAnyPackage("..exam.http..", "..exam.grpc..", "..exam.files..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut..", "java.sql..", "com.hazelcast..")
          .because("these adapters only translate; the application serves");
}
