/** Crowds that vote, and the judgement of what became of their ballots. */
package dev.plenum.cli.simulate;
