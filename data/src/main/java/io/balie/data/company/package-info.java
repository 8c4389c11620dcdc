/** Reads a company's own file, what it knows the answer to, and which days its country does not work. */
@NullMarked
package io.balie.data.company;

import org.jspecify.annotations.NullMarked;
