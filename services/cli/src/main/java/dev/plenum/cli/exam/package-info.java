/** Taking an exam and administrating one. */
package dev.plenum.cli.exam;
