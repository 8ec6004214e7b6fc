/** Plenum on a real Kubernetes, used as people use it, while parts of it are killed. */
@NullMarked
package dev.plenum.e2e;

import org.jspecify.annotations.NullMarked;
