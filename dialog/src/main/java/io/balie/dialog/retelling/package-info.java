/**
 * Tells a customer's question back: the clause that follows "Begrijp ik het goed dat ...?".
 *
 * <p>{@link io.balie.dialog.retelling.Reteller} is the front door. {@code Story} reads the messages: what is dropped, what corrects
 * what, which sentences matter. A {@code Grammar}, one for each language, tells a sentence as clauses; {@code Joining} makes one
 * clause of them. What was not understood goes to {@code Fallback}, which says what the question is about and quotes nothing that
 * addresses anyone: "je" and "u" never stand in one sentence.
 *
 * <p>Dutch, in the order in which a sentence passes:
 *
 * <ol>
 *   <li>{@code DutchReader}: words, with {@code DutchSpelling} for chat and Flemish, {@code DutchEllipsis} for what was left out;
 *   <li>{@code DutchClauses}: the subordinate clauses, which keep their order;
 *   <li>{@code DutchSplitter}: the main clauses, found by {@code DutchVerbs};
 *   <li>{@code DutchClause}: what kind each is; {@code DutchQuestions}, {@code DutchRequests} and {@code DutchFragments} tell theirs;
 *   <li>{@code DutchPersons}: "ik" becomes "u" or "je", "u" becomes "wij", the verbs with them;
 *   <li>{@code DutchOrder}: the verbs to the end.
 * </ol>
 *
 * <p>{@code DutchPhrases} knows noun phrases: for {@code DutchCorrection}, for pronouns that point back, for what a fallback names.
 *
 * <p>Confidence falls with every second finite verb, unknown word and verb after a comma; below one half (docs/retelling.md) the clause is not told, nor is
 * it when a form of address was left as typed. Add a construction where its kind is told, and its pair to the tables of the tests.
 *
 * <p>Pure: apart from the dictionaries, which are read from the class path once, nothing is loaded, and the same messages always
 * give the same clause. The Dutch dictionaries are those of LanguageTool (CC BY 3.0 or BSD), read with Morfologik.
 */
@NullMarked
package io.balie.dialog.retelling;

import org.jspecify.annotations.NullMarked;
