/** Plays written conversations with a desk, and checks what it says and does. */
@NullMarked
package io.balie.shell.script;

import org.jspecify.annotations.NullMarked;
