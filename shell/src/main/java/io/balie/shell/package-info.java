/**
 * The outside world: the terminal, HTTP and the clock. Everything inward is pure or reads files; this module alone knows Spring.
 *
 * <p>{@link io.balie.shell.Balie} starts; {@code line} turns typed words into one command and an exit status; {@code command}
 * declares each command once; {@code desk} opens a bot, its company and its model; {@code conversation} keeps conversations in
 * order and stores them; {@code http} is Rasa's API and the web chat page.
 */
@NullMarked
package io.balie.shell;

import org.jspecify.annotations.NullMarked;
