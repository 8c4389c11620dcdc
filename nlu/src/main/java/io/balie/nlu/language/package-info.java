/**
 * Which of the configured languages a message is in.
 *
 * <p>{@link io.balie.nlu.language.LanguageModel} is learned from the bot's own examples: words and runs of letters, by language.
 * A message that does not tell ("ok", a name, a number) keeps the language of the conversation.
 */
@NullMarked
package io.balie.nlu.language;

import org.jspecify.annotations.NullMarked;
