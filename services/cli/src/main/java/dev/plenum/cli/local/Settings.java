package dev.plenum.cli.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The settings of each node, under the names that a pod has them. */
record Settings(Definition.Kind kind, String resource, Path config, List<Ports> ports) {

  String node(int index) {
    return resource + "-" + index;
  }

  Map<String, String> of(int index) {
    Ports mine = ports.get(index);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("PLENUM_NODE", node(index));
    settings.put("PLENUM_PEERS", peers());
    settings.put("PLENUM_CONFIG", config.toString());
    settings.put("PLENUM_NAME", resource);
    settings.put("PLENUM_KIND", kind.word());
    settings.put("PLENUM_HTTP_PORT", String.valueOf(mine.http()));
    settings.put("PLENUM_GRPC_PORT", String.valueOf(mine.grpc()));
    settings.put("PLENUM_MANAGEMENT_PORT", String.valueOf(mine.management()));
    return settings;
  }

  private String peers() {
    return IntStream.range(0, ports.size())
        .mapToObj(i ->
            "%s=127.0.0.1:%d:%d".formatted(node(i), ports.get(i).peer(), ports.get(i).hazelcast()))
        .collect(Collectors.joining(","));
  }
}
