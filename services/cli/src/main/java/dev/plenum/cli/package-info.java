/** The {@code plenum} command. */
package dev.plenum.cli;
