/** Tampers with transcripts, and holds what the two verifiers say against each other and against what was done. */
@NullMarked
package io.balie.tampering;

import org.jspecify.annotations.NullMarked;
