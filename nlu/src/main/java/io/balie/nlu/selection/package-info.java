/**
 * Which response of a retrieval intent answers a message.
 *
 * <p>{@link io.balie.nlu.selection.Selector} ranks the keys of a retrieval intent by a network and, with less weight, by how
 * alike the message is to their examples and responses in Lucene's eyes.
 */
@NullMarked
package io.balie.nlu.selection;

import org.jspecify.annotations.NullMarked;
