package io.balie.data.transcript;

import org.jspecify.annotations.Nullable;

/** The store could not do what was asked; of an append, nothing was kept. */
public sealed class StoreFailed extends RuntimeException permits TranscriptsInUse {

    private static final long serialVersionUID = 1L;

    StoreFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    StoreFailed(String message) {
        super(message);
    }
}
