package dev.plenum.exam.files;

import dev.plenum.kernel.intake.table.Bounds;
import dev.plenum.kernel.intake.table.TextFile;
import dev.plenum.kernel.intake.table.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML, or the part of a resource that a YAML reader has read already, with the place of each
 * value. Scalars stay as written, so that 0.50 does not pass through a floating-point number.
 */
sealed interface DataNode {
  String where();

  record Fields(String where, Map<String, DataNode> values) implements DataNode {}

  record Values(String where, List<DataNode> values) implements DataNode {}

  /** A scalar; null is an empty text. */
  record Text(String where, String value) implements DataNode {}

  static DataNode yaml(byte[] file) throws Unreadable {
    String text = TextFile.decode(file, Bounds.USUAL);
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Limits.FILE_BYTES).build();
    try {
      bound(new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.isEmpty() ? new Fields("line 1", Map.of()) : of(root.get());
    } catch (MarkedYamlEngineException e) {
      String where =
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("the file");
      throw new Unreadable(where, "", "is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new Unreadable("the file", "", "is not YAML: " + e.getMessage());
    }
  }

  /** Before anything is built: no anchors, which multiply, and no depth that ends a thread. */
  private static void bound(Iterable<Event> events) throws Unreadable {
    int depth = 0;
    int nodes = 0;
    for (Event event : events) {
      String where = event.getStartMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("");
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> throw new Unreadable(where, "", "anchors and aliases are not used here");
        default -> {}
      }
      if (depth > Limits.DEPTH || ++nodes > Limits.NODES) {
        throw new Unreadable(where, "", "is nested too deep or has too many values");
      }
    }
  }

  private static DataNode of(Node node) {
    String where = node.getStartMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("");
    return switch (node) {
      case MappingNode mapping -> {
        Map<String, DataNode> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
          String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
          fields.put(key, of(tuple.getValueNode()));
        }
        yield new Fields(where, fields);
      }
      case SequenceNode sequence ->
          new Values(where, sequence.getValue().stream().map(DataNode::of).toList());
      case ScalarNode scalar ->
          new Text(where, scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue());
      default -> new Text(where, "");
    };
  }

  static DataNode object(String where, @Nullable Object value) {
    return switch (value) {
      case null -> new Text(where, "");
      case Map<?, ?> map -> {
        Map<String, DataNode> fields = new LinkedHashMap<>();
        map.forEach(
            (key, each) -> fields.put(String.valueOf(key), object(where + "." + key, each)));
        yield new Fields(where, fields);
      }
      case List<?> list -> {
        List<DataNode> values = new ArrayList<>();
        for (Object each : list) {
          values.add(object(where + "[" + values.size() + "]", each));
        }
        yield new Values(where, values);
      }
      default -> new Text(where, value.toString());
    };
  }

  /** The scalars of a list, or the one scalar; empty where there is neither. */
  default List<String> texts() {
    return switch (this) {
      case Text text -> text.value().isEmpty() ? List.of() : List.of(text.value());
      case Values list -> list.values().stream().flatMap(each -> each.texts().stream()).toList();
      case Fields _ -> List.of();
    };
  }
}
