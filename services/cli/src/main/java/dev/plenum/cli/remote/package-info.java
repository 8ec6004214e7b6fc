/** Whom a command speaks to and as whom. */
package dev.plenum.cli.remote;
