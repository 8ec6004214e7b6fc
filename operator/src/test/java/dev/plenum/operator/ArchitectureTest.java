package dev.plenum.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.plenum.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule MODEL_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("..operator.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..operator.reconcile..",
              "..operator.status..",
              "io.javaoperatorsdk..",
              "io.fabric8.kubernetes.client.dsl..")
          .because("desired objects and decisions are tested without an API server");

  @ArchTest
  static final ArchRule STATUS_NEVER_ACTS =
      noClasses()
          .that()
          .resideInAPackage("..operator.status..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..operator.reconcile..", "io.javaoperatorsdk..")
          .because("whoever observes must not change what it observes");
}
