/** Running an election on this machine. */
package dev.plenum.cli.local;
