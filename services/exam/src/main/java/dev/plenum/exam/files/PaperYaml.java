package dev.plenum.exam.files;

import dev.plenum.exam.paper.Image;
import dev.plenum.kernel.intake.table.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items as {@code paper.yaml} and {@code spec.items} of a resource have them. */
final class PaperYaml {
  private static final Set<String> PAPER = Set.of("title", "items", "pools");
  private static final Set<String> ITEM =
      Set.of(
          "id",
          "text",
          "type",
          "choices",
          "right",
          "tolerance",
          "accepted",
          "caseSensitive",
          "scoring",
          "marks",
          "penalty",
          "image",
          "images",
          "maxCharacters");
  private static final Set<String> CHOICE = Set.of("id", "text", "right", "image");
  private static final Set<String> IMAGE = Set.of("file", "text");
  private static final Set<String> POOL = Set.of("id", "items", "draw");

  private final Pictures pictures;
  private final Problems problems;

  PaperYaml(Pictures pictures, Problems problems) {
    this.pictures = pictures;
    this.problems = problems;
  }

  /** What was found; its items are yet to be judged. */
  record Found(String title, List<Draft> drafts, Map<String, String> draws) {}

  Found read(DataNode root) {
    DataNode.Fields paper = fields(root, "the paper", PAPER);
    List<Draft> drafts = items(paper.values().get("items"));
    Map<String, String> draws = new LinkedHashMap<>();
    for (DataNode pool : values(paper.values().get("pools"))) {
      pool(fields(pool, pool.where(), POOL), drafts, draws);
    }
    return new Found(text(paper, "title"), drafts, draws);
  }

  List<Draft> items(@Nullable DataNode list) {
    List<Draft> drafts = new ArrayList<>();
    for (DataNode node : values(list)) {
      drafts.add(item(fields(node, node.where(), ITEM)));
    }
    return drafts;
  }

  private Draft item(DataNode.Fields item) {
    Draft draft = new Draft(item.where());
    draft.id = text(item, "id");
    draft.text = text(item, "text");
    draft.type = text(item, "type");
    draft.tolerance = text(item, "tolerance");
    draft.caseSensitive = text(item, "caseSensitive");
    draft.scoring = text(item, "scoring");
    draft.marks = text(item, "marks");
    draft.penalty = text(item, "penalty");
    draft.maxCharacters = text(item, "maxCharacters");
    draft.right.addAll(texts(item, "right"));
    draft.right.addAll(texts(item, "accepted"));
    DataNode one = item.values().get("image");
    if (one != null) {
      add(draft, image(one));
    }
    for (DataNode image : values(item.values().get("images"))) {
      add(draft, image(image));
    }
    for (DataNode choice : values(item.values().get("choices"))) {
      choice(draft, choice);
    }
    return draft;
  }

  private static void add(Draft draft, @Nullable Image image) {
    if (image != null) {
      draft.images.add(image);
    }
  }

  /** A choice is a text, or an object where it needs more. */
  private void choice(Draft draft, DataNode node) {
    if (node instanceof DataNode.Text(String _, String value)) {
      draft.choices.add(new Draft.Option("", value, null));
      return;
    }
    DataNode.Fields choice = fields(node, node.where(), CHOICE);
    String id = text(choice, "id");
    String named = id.isBlank() ? ChoiceRules.letter(draft.choices.size()) : id;
    DataNode image = choice.values().get("image");
    draft.choices.add(
        new Draft.Option(named, text(choice, "text"), image == null ? null : image(image)));
    String right = text(choice, "right");
    Boolean truth = right.isEmpty() ? Boolean.FALSE : QuestionRules.truth(right);
    if (truth == null) {
      problems.add(choice.where() + ", right", right, "is true or false");
    } else if (truth) {
      draft.right.add(named);
    }
  }

  /** A picture is a file's name or a data URI, or an object that also says what is to be seen. */
  private @Nullable Image image(DataNode node) {
    if (node instanceof DataNode.Text(String where, String value)) {
      return pictures.image(where, value, null);
    }
    DataNode.Fields image = fields(node, node.where(), IMAGE);
    return pictures.image(image.where(), text(image, "file"), text(image, "text"));
  }

  private void pool(DataNode.Fields pool, List<Draft> drafts, Map<String, String> draws) {
    String id = text(pool, "id");
    if (id.isBlank()) {
      problems.add(pool.where() + ", id", "", "a pool has an id");
      return;
    }
    if (draws.put(id, text(pool, "draw")) != null) {
      problems.add(pool.where() + ", id", id, "is the id of another pool already");
    }
    for (String member : texts(pool, "items")) {
      Draft draft = byId(drafts, member);
      if (draft == null) {
        problems.add(pool.where() + ", items", member, "is no item of the paper");
      } else if (!draft.pool.isEmpty()) {
        problems.add(pool.where() + ", items", member, "is in a pool already");
      } else {
        draft.pool = id;
      }
    }
  }

  private static @Nullable Draft byId(List<Draft> drafts, String id) {
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (id.equals(draft.id.isBlank() ? "q" + (i + 1) : draft.id)) {
        return draft;
      }
    }
    return null;
  }

  private DataNode.Fields fields(DataNode node, String what, Set<String> known) {
    if (!(node instanceof DataNode.Fields fields)) {
      problems.add(node.where(), "", what + " must have fields: " + sorted(known));
      return new DataNode.Fields(node.where(), Map.of());
    }
    fields
        .values()
        .forEach((key, value) -> {
          if (!known.contains(key)) {
            problems.add(value.where(), key, "is no field here; there are " + sorted(known));
          }
        });
    return fields;
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  private List<DataNode> values(@Nullable DataNode node) {
    return switch (node) {
      case null -> List.of();
      case DataNode.Values list -> list.values();
      case DataNode.Text(String _, String value) when value.isEmpty() -> List.of();
      default -> {
        problems.add(node.where(), "", "must be a list");
        yield List.of();
      }
    };
  }

  private String text(DataNode.Fields fields, String key) {
    return switch (fields.values().get(key)) {
      case null -> "";
      case DataNode.Text(String _, String value) -> value;
      case DataNode other -> {
        problems.add(other.where() + ", " + key, "", "must be one value");
        yield "";
      }
    };
  }

  private static List<String> texts(DataNode.Fields fields, String key) {
    DataNode node = fields.values().get(key);
    return node == null ? List.of() : node.texts();
  }
}
