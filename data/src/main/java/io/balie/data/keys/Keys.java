package io.balie.data.keys;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a store of transcripts is written with.
 *
 * @param master wraps the conversations' keys
 * @param signing signs checkpoints
 */
public record Keys(MasterKey master, SigningKey signing) {

    /**
     * The keys of a home; made on first use.
     *
     * @param warn told what to keep when one was made
     * @throws KeyRefused if one cannot be used
     */
    public static Keys findOrMake(Path home, Map<String, String> environment, Consumer<String> warn) {
        return new Keys(
                MasterKey.findOrMake(home, environment, warn), SigningKey.open(SigningKey.file(home, environment)));
    }
}
