/** The application: wiring, security and pages. Nothing here decides. */
package dev.plenum.node;
