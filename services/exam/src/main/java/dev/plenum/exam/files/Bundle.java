package dev.plenum.exam.files;

import dev.plenum.exam.paper.Paper;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A paper and the pictures that it shows.
 *
 * @param images bytes by their SHA-256 in hexadecimal
 */
public record Bundle(Paper paper, Map<String, byte[]> images) {
  public Bundle {
    SortedMap<String, byte[]> sorted = new TreeMap<>(images);
    images = java.util.Collections.unmodifiableSortedMap(sorted);
  }
}
