/**
 * Evidence that transcripts are what they were: signed checkpoints, exported logs, and a verifier that says where something is wrong.
 *
 * <p>What is read is a {@link io.balie.data.evidence.LogSource}: the store ({@link io.balie.data.evidence.StoreLog}, also while a desk has it
 * open, and without any key) or an exported folder ({@link io.balie.data.evidence.ExportFolder}). The {@link io.balie.data.evidence.Verifier}
 * reads it once, from the first leaf to the last. The form of everything is in {@code docs/transcript-format.md}.
 */
@NullMarked
package io.balie.data.evidence;

import org.jspecify.annotations.NullMarked;
