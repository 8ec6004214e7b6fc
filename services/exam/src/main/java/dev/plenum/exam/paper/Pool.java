package dev.plenum.exam.paper;

import java.util.List;

/**
 * Items of which each student gets some, drawn by the student's own seed.
 *
 * @param items ids of items of the paper; an item is in one pool at most
 * @param draw how many each student gets
 */
public record Pool(String id, List<String> items, int draw) {
  public Pool {
    items = List.copyOf(items);
  }
}
