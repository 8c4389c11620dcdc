@NullMarked
package io.balie.dialog;

import org.jspecify.annotations.NullMarked;
