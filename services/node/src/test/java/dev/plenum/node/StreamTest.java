package dev.plenum.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What pages hear without asking, and what they are made of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StreamTest {
  private TestNode node;

  @BeforeAll
  void start(@TempDir Path root) {
    node = TestNode.start(root);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  void aListenerHearsHowThingsStandThenWhatHappensAndItsOwnPlaceInTheLine() {
    Client ada = node.client().voter(Folder.ADA);
    List<String> lines = ada.listen("/api/v1/events");
    List<String> others = node.client().listen("/api/v1/events");
    TestNode.await(() -> lines.contains("event: election") && lines.contains("event: time"));
    Client admin = node.client().officer("admin");
    assertThat(admin.act("/api/v1/admin/start").status()).isEqualTo(200);
    TestNode.await(() -> lines.stream().anyMatch(l -> l.contains("\"kind\":\"opened\"")));
    assertThat(ada.vote("{\"chair\":[\"ana\"]}").status()).isEqualTo(201);
    TestNode.await(() -> lines.contains("event: queue"));
    TestNode.await(() -> others.stream().anyMatch(l -> l.contains("\"ballots\":1")));
    assertThat(others).doesNotContain("event: queue");
    TestNode.await(() -> admin.get("/api/v1/admin/load").text("/nodes/0/clients").equals("2"));
  }

  @Test
  void theClusterIsShownTwiceASecond() {
    List<String> lines = node.client().listen("/api/v1/cluster/events");
    TestNode.await(() -> lines.stream().filter("event: cluster"::equals).count() >= 3);
  }

  @Test
  void pagesAndTheirLibrariesComeWithAPolicyAndAreNotSentTwice() {
    Client.Answer page = node.client().get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.raw().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self' 'sha256-");
    assertThat(page.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    String etag = page.raw().headers().firstValue("ETag").orElseThrow();
    assertThat(
            node.client()
                .send(node.client().request("/").header("If-None-Match", etag).GET().build())
                .status())
        .isEqualTo(304);
    for (String path :
        List.of(
            "/admin",
            "/web/voter.js",
            "/lib/lit/index.js",
            "/lib/lit-html/lit-html.js",
            "/lib/lit-element/lit-element.js",
            "/lib/reactive-element/reactive-element.js",
            "/lib/chart.js/dist/chart.umd.js")) {
      assertThat(node.client().get(path).status()).as(path).isEqualTo(200);
    }
  }
}
