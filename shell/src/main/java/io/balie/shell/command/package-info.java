/** The commands, each declared once. */
@NullMarked
package io.balie.shell.command;

import org.jspecify.annotations.NullMarked;
