/** Checks what the shipped bot says: its Dutch, its length, its form of address, its languages. */
@NullMarked
package io.balie.proofreading;

import org.jspecify.annotations.NullMarked;
