/** The exam's adapters: loaded where the node serves an exam. */
@Configuration
@Requires(property = Domain.PROPERTY, value = "ExamSession")
@NullMarked
package dev.plenum.node.exam;

import dev.plenum.node.wiring.Domain;
import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
