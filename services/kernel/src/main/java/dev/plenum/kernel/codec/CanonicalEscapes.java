package dev.plenum.kernel.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** RFC 8785 section 3.2.2.2: control characters as lower-case {@code \}{@code u00xx}. */
final class CanonicalEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int CONTROLS = 0x20;

  private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();
  private final transient SerializableString[] controls = new SerializableString[CONTROLS];

  CanonicalEscapes() {
    for (int c = 0; c < CONTROLS; c++) {
      // Jackson keeps the short forms (\n, \t …) as positive codes; the rest would be upper case.
      if (ascii[c] < 0) {
        ascii[c] = ESCAPE_CUSTOM;
        controls[c] = new SerializedString(String.format("\\u%04x", c));
      }
    }
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii;
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return character < CONTROLS ? controls[character] : null;
  }
}
