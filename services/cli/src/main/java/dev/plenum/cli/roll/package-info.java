@org.jspecify.annotations.NullMarked
package dev.plenum.cli.roll;
