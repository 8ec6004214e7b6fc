/** Checks by somebody who believes nobody. */
package dev.plenum.cli.verify;
