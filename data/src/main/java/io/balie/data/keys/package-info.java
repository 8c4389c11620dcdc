/** Keys that transcripts are signed and sealed with: where they are kept, and who may read them. */
@NullMarked
package io.balie.data.keys;

import org.jspecify.annotations.NullMarked;
