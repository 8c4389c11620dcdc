/** Transcripts as auditors see them: in words at a terminal, as JSON for machines, and as a page to keep. */
@NullMarked
package io.balie.shell.transcript;

import org.jspecify.annotations.NullMarked;
