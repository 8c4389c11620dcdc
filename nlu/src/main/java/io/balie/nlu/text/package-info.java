/**
 * What was typed, made readable: normal characters, tokens that know where they stand, stems by language.
 *
 * <p>{@link io.balie.nlu.text.Text} is the door: it undoes disguises (invisible characters, look-alike letters, spaced-out
 * words, digits for letters) and keeps for each character its place in the message as typed. {@link io.balie.nlu.text.Stems}
 * and {@link io.balie.nlu.text.LanguageAnalyzer} put Lucene's filters of a language behind the same tokens.
 *
 * <p>Trap: of a very long message only its beginning and its end are read, so that time does not grow with length.
 */
@NullMarked
package io.balie.nlu.text;

import org.jspecify.annotations.NullMarked;
