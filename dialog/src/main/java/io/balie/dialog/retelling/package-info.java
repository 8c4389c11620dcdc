/**
 * Tells a customer's question back: the clause that follows "Begrijp ik het goed dat ...?".
 *
 * <p>{@link io.balie.dialog.retelling.Reteller} is the front door. Each language has a small grammar of its own, a pipeline that
 * reads from top to bottom: messages → sentences → clauses → roles → person shift → order → surface. What a grammar is not sure
 * of it does not say: the {@link io.balie.dialog.retelling.Retelling} then quotes the key sentence and says that it is a fallback.
 *
 * <p>Pure: apart from the dictionaries, which are read from the class path once, nothing is loaded, and the same messages always
 * give the same clause. The Dutch dictionaries are those of LanguageTool (CC BY 3.0 or BSD), read with Morfologik.
 */
@NullMarked
package io.balie.dialog.retelling;

import org.jspecify.annotations.NullMarked;
