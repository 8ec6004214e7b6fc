package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.intake.table.Problems;
import dev.plenum.kernel.intake.table.Texts;
import dev.plenum.kernel.intake.table.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads packages of IMS QTI 2.1 and 2.2: items with one choice, text or extended-text interaction,
 * in the order of the test, else of the manifest. Sections that are drawn from are pools.
 */
final class QtiReader {
  private final Map<String, byte[]> entries;
  private final Problems problems;
  private final Pictures pictures;
  private final QtiTests tests;

  QtiReader(Map<String, byte[]> entries, Problems problems) {
    this.entries = entries;
    this.problems = problems;
    this.pictures = new Pictures(entries::get, problems);
    this.tests = new QtiTests(problems);
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
      XmlNode item = XmlTree.parse(file);
      if (item.is("assessmentItem")) {
        drafts.add(item(href, item));
      } else {
        problems.add(href, item.name, "is no item of QTI 2.1 or 2.2");
      }
    }
    ids(drafts);
    return new PaperYaml.Found(tests.title(), drafts, tests.draws());
  }

  /** Files of the items. */
  private List<String> order() throws Unreadable {
    String manifest =
        entries.keySet().stream()
            .filter(name -> name.equals("imsmanifest.xml") || name.endsWith("/imsmanifest.xml"))
            .findFirst()
            .orElseThrow();
    XmlNode root = XmlTree.parse(bytes(manifest));
    String base = folder(manifest);
    Set<String> items = new LinkedHashSet<>();
    for (XmlNode resource : root.all("resource")) {
      String type = resource.attribute("type").toLowerCase(Locale.ROOT);
      String href = resolve(base, resource.attribute("href"));
      if (type.startsWith("imsqti_item")) {
        items.add(href);
      } else if (type.startsWith("imsqti_test") || type.startsWith("imsqti_assessment")) {
        tests.read(href, XmlTree.parse(bytes(href)));
      }
    }
    Set<String> tested = new LinkedHashSet<>(tests.items());
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

  private Draft item(String href, XmlNode item) throws Unreadable {
    String id = QtiIds.in(item.attribute("identifier"));
    Draft draft = new Draft(id.isEmpty() ? href : href + " (" + id + ")");
    draft.id = id;
    draft.pool = tests.pool(href);
    draft.marks = maximum(item);
    new QtiScoring(draft, item, problems).outcomes();
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
        draft,
        problems,
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
      case "choiceInteraction" -> {
        choice(draft, href, declaration, interaction);
        new QtiScoring(draft, item, problems).choice(declaration);
        truth(draft);
      }
      case "textEntryInteraction" -> entry(draft, item, declaration);
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
    for (XmlNode each : interaction.all("simpleChoice")) {
      QtiBody choice = body(draft, href);
      choice.read(each, new ArrayList<>());
      Image image = choice.images().isEmpty() ? null : choice.images().getFirst();
      draft.choices.add(
          new Draft.Option(
              QtiIds.in(each.attribute("identifier")), Texts.tidy(choice.text()), image));
    }
    correct(declaration).forEach(id -> draft.right.add(QtiIds.in(id)));
    if (draft.right.isEmpty() && declaration != null) {
      mapped(draft, declaration);
    }
  }

  /** Two choices that say true and false are what an exam here asks as such. */
  private static void truth(Draft draft) {
    boolean both =
        draft.type.equals("single")
            && draft.choices.size() == 2
            && draft.choices.stream()
                .allMatch(choice ->
                    choice.image() == null
                        && choice.text().equalsIgnoreCase(choice.id())
                        && (choice.id().equals("true") || choice.id().equals("false")));
    if (both) {
      draft.type = "truefalse";
      draft.choices.clear();
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
        draft.right.add(QtiIds.in(entry.attribute("mapKey")));
      }
    }
  }

  private void entry(Draft draft, XmlNode item, @Nullable XmlNode declaration) {
    String base = declaration == null ? "" : declaration.attribute("baseType");
    boolean number = base.equals("float") || base.equals("integer");
    draft.type = number ? "numeric" : "short";
    draft.right.addAll(correct(declaration));
    if (declaration == null) {
      return;
    }
    QtiScoring scoring = new QtiScoring(draft, item, problems);
    if (number) {
      scoring.tolerance(declaration);
    } else {
      words(draft, scoring, declaration);
      scoring.words(declaration);
    }
  }

  private void words(Draft draft, QtiScoring scoring, XmlNode declaration) {
    Set<String> known = new HashSet<>(draft.right);
    Set<String> cases = new HashSet<>();
    for (XmlNode entry : declaration.all("mapEntry")) {
      BigDecimal value = WrittenNumbers.parse(entry.attribute("mappedValue"));
      String word = entry.attribute("mapKey");
      if (value != null && scoring.right(value)) {
        cases.add(entry.attribute("caseSensitive"));
        if (known.add(word)) {
          draft.right.add(word);
        }
      }
    }
    if (cases.contains("true")) {
      draft.caseSensitive = "true";
      if (cases.size() > 1) {
        problems.add(
            draft.at("caseSensitive"), "", "capitals matter in all accepted answers or in none");
      }
    }
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
    if (!drafts.stream().allMatch(draft -> Ids.valid(draft.id) && seen.add(draft.id))) {
      drafts.forEach(draft -> draft.id = "");
    }
  }

  static String folder(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** A name as seen from a folder, with {@code ..} followed as long as it stays inside. */
  static String resolve(String folder, String name) {
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
