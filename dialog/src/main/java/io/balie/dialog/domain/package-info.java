/** What a bot can say and hold, as its author wrote it: intents, slots, forms, responses, rules and stories in Rasa's terms. */
@NullMarked
package io.balie.dialog.domain;

import org.jspecify.annotations.NullMarked;
