/**
 * What labelled messages are like, apart from any one model: {@link io.balie.nlu.inspection.Suspects} finds labels that are probably wrong,
 * {@link io.balie.nlu.inspection.Duplicates} messages that say nearly the same, {@link io.balie.nlu.inspection.Nearest} those that are most like a text,
 * {@link io.balie.nlu.inspection.Census} counts them, and {@link io.balie.nlu.inspection.IntentMap} shows which intents lie close together. All are
 * functions of what is passed in, and name messages by their place in the list.
 */
@NullMarked
package io.balie.nlu.inspection;

import org.jspecify.annotations.NullMarked;
