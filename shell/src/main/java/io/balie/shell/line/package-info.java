/** Turns typed words into one command and an exit status, for scripts and at the prompt alike. */
@NullMarked
package io.balie.shell.line;

import org.jspecify.annotations.NullMarked;
