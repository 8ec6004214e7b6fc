package dev.plenum.node.pages;

import java.util.Map;

/** The domain's pages: which file is at which address, the empty one being the first page. */
public interface SitePages {
  Map<String, String> files();
}
