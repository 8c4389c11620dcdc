/** Actions as a bot's author would write them, for {@code docs/actions.md}. */
@NullMarked
package io.balie.shell.action.example;

import org.jspecify.annotations.NullMarked;
