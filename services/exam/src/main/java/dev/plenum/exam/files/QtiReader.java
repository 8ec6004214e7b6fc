package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads packages of IMS QTI 2.1 and 2.2: items with one choice, text or extended-text interaction,
 * in the order of the test, else of the manifest.
 */
final class QtiReader {
  private final Map<String, byte[]> entries;
  private final Problems problems;
  private final Pictures pictures;
  private String title = "";

  QtiReader(Map<String, byte[]> entries, Problems problems) {
    this.entries = entries;
    this.problems = problems;
    this.pictures = new Pictures(entries::get, problems);
  }

  Pictures pictures() {
    return pictures;
  }

  PaperYaml.Found read() throws Unreadable {
    List<Draft> drafts = new ArrayList<>();
    for (String href : order()) {
      byte[] file = entries.get(href);
      if (file == null) {
        problems.add("imsmanifest.xml", href, "is not in the package");
        continue;
      }
      XmlNode item = SafeXml.parse(file);
      if (item.is("assessmentItem")) {
        drafts.add(item(href, item));
      } else {
        problems.add(href, item.name, "is no item of QTI 2.1 or 2.2");
      }
    }
    ids(drafts);
    return new PaperYaml.Found(title, drafts, new LinkedHashMap<>());
  }

  /** Files of the items. */
  private List<String> order() throws Unreadable {
    String manifest =
        entries.keySet().stream()
            .filter(name -> name.equals("imsmanifest.xml") || name.endsWith("/imsmanifest.xml"))
            .findFirst()
            .orElseThrow();
    XmlNode root = SafeXml.parse(bytes(manifest));
    String base = folder(manifest);
    Set<String> items = new LinkedHashSet<>();
    Set<String> tested = new LinkedHashSet<>();
    for (XmlNode resource : root.all("resource")) {
      String type = resource.attribute("type").toLowerCase(Locale.ROOT);
      String href = resolve(base, resource.attribute("href"));
      if (type.startsWith("imsqti_item")) {
        items.add(href);
      } else if (type.startsWith("imsqti_test") || type.startsWith("imsqti_assessment")) {
        test(href, tested);
      }
    }
    tested.retainAll(items);
    tested.addAll(items);
    if (tested.isEmpty()) {
      problems.add(manifest, "", "names no item of QTI 2.1 or 2.2");
    }
    return List.copyOf(tested);
  }

  private byte[] bytes(String name) throws Unreadable {
    byte[] file = entries.get(name);
    if (file == null) {
      throw new Unreadable("imsmanifest.xml", name, "is not in the package");
    }
    return file;
  }

  private void test(String href, Set<String> tested) throws Unreadable {
    XmlNode test = SafeXml.parse(bytes(href));
    title = title.isEmpty() ? test.attribute("title") : title;
    for (XmlNode reference : test.all("assessmentItemRef")) {
      tested.add(resolve(folder(href), reference.attribute("href")));
    }
  }

  private Draft item(String href, XmlNode item) throws Unreadable {
    Draft draft = new Draft(href);
    draft.id = item.attribute("identifier");
    draft.marks = maximum(item);
    XmlNode body = item.child("itemBody");
    if (body == null) {
      problems.add(href, "", "has no itemBody");
      draft.type = "essay";
      return draft;
    }
    List<XmlNode> interactions = new ArrayList<>();
    QtiBody stem = body(draft, href);
    stem.read(body, interactions);
    draft.text = Texts.tidy(stem.text());
    draft.images.addAll(stem.images());
    if (interactions.size() == 1) {
      interaction(draft, href, item, interactions.getFirst());
    } else {
      problems.add(href, interactions.size() + " interactions", "an item asks one thing");
      draft.type = "essay";
    }
    return draft;
  }

  private QtiBody body(Draft draft, String href) {
    return new QtiBody(
        (src, alt) -> pictures.image(draft.at("picture"), resolve(folder(href), src), alt));
  }

  private void interaction(Draft draft, String href, XmlNode item, XmlNode interaction) {
    XmlNode declaration = null;
    for (XmlNode each : item.children("responseDeclaration")) {
      if (each.attribute("identifier").equals(interaction.attribute("responseIdentifier"))) {
        declaration = each;
      }
    }
    switch (interaction.name) {
      case "choiceInteraction" -> choice(draft, href, declaration, interaction);
      case "textEntryInteraction" -> entry(draft, declaration);
      case "extendedTextInteraction" -> {
        draft.type = "essay";
        draft.maxCharacters = interaction.attribute("expectedLength");
      }
      default -> {
        problems.add(href, interaction.name, "is an interaction that an exam here does not have");
        draft.type = "essay";
      }
    }
  }

  private void choice(
      Draft draft, String href, @Nullable XmlNode declaration, XmlNode interaction) {
    boolean single = interaction.attribute("maxChoices").equals("1");
    draft.type = single ? "single" : "multiple";
    draft.scoring = declaration != null && declaration.child("mapping") != null ? "partial" : "";
    for (XmlNode each : interaction.all("simpleChoice")) {
      QtiBody choice = body(draft, href);
      choice.read(each, new ArrayList<>());
      Image image = choice.images().isEmpty() ? null : choice.images().getFirst();
      draft.choices.add(
          new Draft.Option(each.attribute("identifier"), Texts.tidy(choice.text()), image));
    }
    draft.right.addAll(correct(declaration));
    if (draft.right.isEmpty() && declaration != null) {
      mapped(draft, declaration);
    }
  }

  private static List<String> correct(@Nullable XmlNode declaration) {
    XmlNode response = declaration == null ? null : declaration.child("correctResponse");
    return response == null
        ? List.of()
        : response.children("value").stream().map(value -> value.content().strip()).toList();
  }

  /** Where no response is called correct, what gives marks is. */
  private static void mapped(Draft draft, XmlNode declaration) {
    for (XmlNode entry : declaration.all("mapEntry")) {
      BigDecimal value = WrittenNumbers.parse(entry.attribute("mappedValue"));
      if (value != null && value.signum() > 0) {
        draft.right.add(entry.attribute("mapKey"));
      }
    }
  }

  private static void entry(Draft draft, @Nullable XmlNode declaration) {
    String base = declaration == null ? "" : declaration.attribute("baseType");
    boolean number = base.equals("float") || base.equals("integer");
    draft.type = number ? "numeric" : "short";
    draft.right.addAll(correct(declaration));
    if (declaration == null || number) {
      return;
    }
    List<String> known = List.copyOf(draft.right);
    mapped(draft, declaration);
    for (XmlNode entry : declaration.all("mapEntry")) {
      if (entry.attribute("caseSensitive").equals("true")) {
        draft.caseSensitive = "true";
      }
    }
    draft.right.subList(known.size(), draft.right.size()).removeIf(known::contains);
  }

  /** What the item says is the most that it gives; empty where it says nothing. */
  private static String maximum(XmlNode item) {
    for (XmlNode outcome : item.children("outcomeDeclaration")) {
      String most = outcome.attribute("normalMaximum");
      XmlNode standard = outcome.child("defaultValue");
      if (outcome.attribute("identifier").equals("SCORE") && !most.isEmpty()) {
        return most;
      }
      if (outcome.attribute("identifier").equals("MAXSCORE") && standard != null) {
        return standard.content().strip();
      }
    }
    return "";
  }

  /** Identifiers of QTI may be longer than ours; then items are numbered. */
  private static void ids(List<Draft> drafts) {
    Set<String> seen = new HashSet<>();
    if (!drafts.stream().allMatch(draft -> Texts.id(draft.id) && seen.add(draft.id))) {
      drafts.forEach(draft -> draft.id = "");
    }
  }

  private static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** A name as seen from a folder, with {@code ..} followed as long as it stays inside. */
  private static String resolve(String folder, String name) {
    if (name.startsWith("data:")) {
      return name;
    }
    List<String> parts = new ArrayList<>();
    for (String part : (folder + name).split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!part.equals(".") && !part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }
}
