package io.balie.data.transcript;

import java.nio.file.Path;

/** Another process, or another part of this one, has the transcripts of a folder. */
public final class TranscriptsInUse extends StoreFailed {

    private static final long serialVersionUID = 1;

    TranscriptsInUse(Path folder) {
        super("The transcripts in '%s' are in use already.".formatted(folder));
    }
}
