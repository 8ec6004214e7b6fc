@NullMarked
package dev.plenum.exam.files;

import org.jspecify.annotations.NullMarked;
