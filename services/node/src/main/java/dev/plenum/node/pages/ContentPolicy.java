package dev.plenum.node.pages;

import dev.plenum.kernel.hash.Sha256;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a page may load: this node's files, and the one import map that all pages share. */
@Singleton
final class ContentPolicy {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private final String policy;

  ContentPolicy(PageStore store) {
    this.policy =
        "default-src 'none'; script-src 'self'"
            + importMap(store.page("index.html"))
            + "; style-src 'self'; img-src 'self' https: data:; connect-src 'self';"
            + " worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";
  }

  String policy() {
    return policy;
  }

  private static String importMap(@Nullable Page index) {
    if (index == null) {
      return "";
    }
    Matcher matcher = IMPORT_MAP.matcher(new String(index.bytes(), StandardCharsets.UTF_8));
    return matcher.find()
        ? " 'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(matcher.group(1))) + "'"
        : "";
  }
}
