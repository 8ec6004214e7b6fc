package dev.plenum.kernel.machine;

import org.jspecify.annotations.Nullable;

/**
 * Why a command was refused, as a value: a business rule, never a fault of the program.
 *
 * @param reason a constant of the domain's enumeration of reasons, in CamelCase
 * @param detail a sentence for the person who asked: what is wrong and what to do
 * @param field the part of the command at fault, such as {@code choices.chair}, where one is
 */
public record Rejection(String reason, String detail, @Nullable String field) {

  public static Rejection of(String reason, String detail) {
    return new Rejection(reason, detail, null);
  }

  public static Rejection of(String reason, String detail, String field) {
    return new Rejection(reason, detail, field);
  }
}
