/**
 * Copies of transcripts, and putting them back: {@link io.balie.data.backup.Backup} makes and checks one, {@link io.balie.data.backup.Restore} puts it
 * back. A backup that is damaged, or tells of another past than it should, is not put back; what was erased since it was made is erased again before
 * anybody can read it.
 */
@NullMarked
package io.balie.data.backup;

import org.jspecify.annotations.NullMarked;
