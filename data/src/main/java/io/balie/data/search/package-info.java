/** Finds what was said by words, persons and decisions, in an index that holds no readable word. */
@NullMarked
package io.balie.data.search;

import org.jspecify.annotations.NullMarked;
