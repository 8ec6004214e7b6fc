package dev.plenum.api.v1alpha1;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * The CRD as it is kept, made from what the generator writes.
 *
 * <p>The generator reads a rule on a record component twice (as field and as accessor), sorts
 * columns by their path and knows no list types. All three are put right here.
 */
final class CrdFile {
  private static final List<String> COLUMNS =
      List.of(
          "Phase",
          "Ready",
          "Leader",
          "Nodes",
          "Ballots",
          "Students",
          "Begun",
          "Handed-in",
          "Closes",
          "Reason",
          "Endpoint",
          "Age");

  private CrdFile() {}

  static String from(Path generated) throws IOException {
    CustomResourceDefinition crd =
        Serialization.unmarshal(Files.readString(generated), CustomResourceDefinition.class);
    crd.getSpec().getNames().setCategories(List.of("plenum"));
    crd.getSpec().getVersions().forEach(CrdFile::tidy);
    return "# Generated from crds/src by `make crds`; do not edit.\n" + Serialization.asYaml(crd);
  }

  private static void tidy(CustomResourceDefinitionVersion version) {
    List<CustomResourceColumnDefinition> columns =
        new ArrayList<>(version.getAdditionalPrinterColumns());
    columns.sort(Comparator.comparingInt(column -> COLUMNS.indexOf(column.getName())));
    version.setAdditionalPrinterColumns(columns);
    JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
    tidy(root);
    JSONSchemaProps conditions = property(property(root, "status"), "conditions");
    conditions.setXKubernetesListType("map");
    conditions.setXKubernetesListMapKeys(List.of("type"));
    conditions.getItems().getSchema().setRequired(List.of("type", "status"));
  }

  private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
    return Objects.requireNonNull(schema.getProperties().get(name), name);
  }

  private static void tidy(JSONSchemaProps schema) {
    schema.setXKubernetesValidations(
        new ArrayList<>(new LinkedHashSet<>(schema.getXKubernetesValidations())));
    schema.getProperties().values().forEach(CrdFile::tidy);
    if (schema.getItems() != null) {
      tidy(schema.getItems().getSchema());
    }
  }
}
