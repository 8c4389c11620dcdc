/** Which variation of a response is said, and how its slots are filled. */
@NullMarked
package io.balie.dialog.reply;

import org.jspecify.annotations.NullMarked;
