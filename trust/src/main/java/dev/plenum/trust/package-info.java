/**
 * Certificates of a resource's nodes: the names in them, how they are written down, and the
 * authority that makes them.
 */
@NullMarked
package dev.plenum.trust;

import org.jspecify.annotations.NullMarked;
