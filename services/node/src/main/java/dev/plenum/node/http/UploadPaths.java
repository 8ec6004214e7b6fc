package dev.plenum.node.http;

import java.util.Set;

/** Where files are uploaded, which may be larger than other bodies. */
public interface UploadPaths {
  Set<String> paths();
}
