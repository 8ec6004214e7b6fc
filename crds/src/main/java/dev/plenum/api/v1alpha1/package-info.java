/** The resources that a person declares: what Kubernetes stores, and nothing of what voters do. */
@NullMarked
package dev.plenum.api.v1alpha1;

import org.jspecify.annotations.NullMarked;
