/** What is seen in the cluster, and the one place where conditions are built from it. */
@NullMarked
package dev.plenum.operator.status;

import org.jspecify.annotations.NullMarked;
