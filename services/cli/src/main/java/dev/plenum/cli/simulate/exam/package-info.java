/** A whole exam with a crowd of students, some of whom cheat or lose their network. */
package dev.plenum.cli.simulate.exam;
