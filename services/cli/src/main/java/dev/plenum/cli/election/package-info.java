/** Taking part in an election and administrating one. */
package dev.plenum.cli.election;
