/**
 * What every domain needs to read what people declare: fields of a resource, login codes, and names
 * that become pseudonyms.
 */
@NullMarked
package dev.plenum.kernel.intake;

import org.jspecify.annotations.NullMarked;
