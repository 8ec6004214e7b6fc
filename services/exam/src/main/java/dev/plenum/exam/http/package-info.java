/** What the API says and hears, as plain records: mapping, never deciding. */
@NullMarked
package dev.plenum.exam.http;

import org.jspecify.annotations.NullMarked;
