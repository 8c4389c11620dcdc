/** Signs what transcripts are, and takes the signed checkpoints to places that nobody here can rewrite; turns never wait for it. */
@NullMarked
package io.balie.shell.anchor;

import org.jspecify.annotations.NullMarked;
