package io.balie.shell.conversation;

import io.balie.data.keys.KeyRefused;
import io.balie.data.keys.Keys;
import io.balie.data.keys.MasterKey;
import io.balie.data.transcript.TranscriptReader;
import io.balie.data.transcript.TranscriptStore;
import io.balie.data.transcript.TranscriptsInUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where the transcripts of desks are kept below one home.
 *
 * <p>One process writes a folder. The first desk has {@code transcripts}; a desk that is opened beside it gets a folder of its own, named for it, and keeps
 * that folder from then on, so that its conversations go on after a restart whichever desk is started first.
 */
public final class TranscriptFolders {

    private static final String FIRST = "transcripts";

    private final Path home;
    private final Map<String, String> environment;
    private final Consumer<String> warn;

    /** The folders below this home, with the keys that the environment names. */
    public TranscriptFolders(Path home) {
        this(
                home,
                System.getenv(),
                warning ->
                        System.getLogger(TranscriptFolders.class.getName()).log(System.Logger.Level.WARNING, warning));
    }

    /** @param warn told when a key was made: what to keep */
    public TranscriptFolders(Path home, Map<String, String> environment, Consumer<String> warn) {
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.warn = warn;
    }

    /**
     * The store of a desk.
     *
     * @param desk tells it from others below the same home, such as {@code 5006}, its port
     * @param now the moment, for what the opening itself notes
     * @throws io.balie.data.transcript.StoreFailed if no store can be opened
     * @throws KeyRefused if there is no key for it
     */
    public TranscriptStore open(String desk, Instant now) {
        Keys keys = keys();
        Path own = home.resolve(FIRST + "-" + desk);
        if (Files.isDirectory(own)) {
            return TranscriptStore.open(own, keys, now);
        }
        try {
            return TranscriptStore.open(home.resolve(FIRST), keys, now);
        } catch (TranscriptsInUse taken) {
            return TranscriptStore.open(own, keys, now);
        }
    }

    /**
     * The keys of this home; made on first use, and never where transcripts are that another key has sealed.
     *
     * @throws KeyRefused if one is missing, or cannot be used
     */
    public Keys keys() {
        boolean sealed = all().stream().anyMatch(folder -> Files.exists(folder.resolve("keys.db")));
        if (sealed && MasterKey.find(home, environment).isEmpty()) {
            throw new KeyRefused(
                    "The master key of the transcripts in '%s' is missing: put '%s' back, or name it by %s."
                            .formatted(home, MasterKey.file(home), MasterKey.FILE_VARIABLE));
        }
        return Keys.findOrMake(home, environment, warn);
    }

    /** The folders that desks have, the first desk's first. */
    public List<Path> all() {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(home)) {
            return below.filter(path -> {
                        String name = path.getFileName().toString();
                        return (name.equals(FIRST) || name.startsWith(FIRST + "-")) && Files.isDirectory(path);
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What has been stored by any desk, the first desk's first. To be closed by the caller.
     *
     * @throws io.balie.data.transcript.StoreFailed if something cannot be read
     * @throws KeyRefused if the master key cannot be used
     */
    public List<TranscriptReader> readers() {
        Optional<MasterKey> master = MasterKey.find(home, environment);
        List<TranscriptReader> readers = new ArrayList<>();
        boolean good = false;
        try {
            for (Path folder : all()) {
                master.map(key -> TranscriptReader.open(folder, key))
                        .orElseGet(() -> TranscriptReader.openSealed(folder))
                        .ifPresent(readers::add);
            }
            good = true;
            return readers;
        } finally {
            if (!good) {
                readers.forEach(TranscriptReader::close);
            }
        }
    }
}
