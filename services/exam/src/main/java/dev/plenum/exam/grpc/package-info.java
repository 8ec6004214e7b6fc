/** Between the domain's views and the messages of the protocol. */
@NullMarked
package dev.plenum.exam.grpc;

import org.jspecify.annotations.NullMarked;
