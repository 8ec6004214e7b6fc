@NullMarked
package dev.plenum.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
