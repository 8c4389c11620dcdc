/** Who decides what happens next: rules, remembered stories, and the ensemble that chooses between them. */
@NullMarked
package io.balie.dialog.policy;

import org.jspecify.annotations.NullMarked;
