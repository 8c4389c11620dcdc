@NullMarked
package io.balie.dialog.retelling;

import org.jspecify.annotations.NullMarked;
