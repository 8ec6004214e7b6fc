package dev.plenum.exam.files;

import dev.plenum.exam.domain.roster.ExtraTime;
import dev.plenum.exam.domain.roster.Role;

/**
 * Somebody on the roster. Never leaves a node's memory but for those who may see names.
 *
 * @param rollOrder position by roll number
 */
public record Person(
    String pseudonym, String roll, String name, Role role, int rollOrder, ExtraTime extra) {}
