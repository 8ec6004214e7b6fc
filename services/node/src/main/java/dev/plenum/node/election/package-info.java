/** The election's adapters: loaded where the node serves an election. */
@Configuration
@Requires(property = Domain.PROPERTY, value = "Election")
@NullMarked
package dev.plenum.node.election;

import dev.plenum.node.wiring.Domain;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
