@NullMarked
package io.balie.data;

import org.jspecify.annotations.NullMarked;
