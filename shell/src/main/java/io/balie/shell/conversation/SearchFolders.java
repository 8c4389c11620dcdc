package io.balie.shell.conversation;

import java.nio.file.Path;

/** Where the index over a folder of transcripts is kept. */
final class SearchFolders {

    private SearchFolders() {}

    static Path of(Path transcripts) {
        return transcripts.resolve("search");
    }
}
