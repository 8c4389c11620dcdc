package io.balie.data.transcript;

import io.balie.data.keys.Keys;
import io.balie.data.keys.MasterKey;
import io.balie.data.keys.SigningKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** Opens stores for tests. */
public final class Stores {

    /** When stores of tests are opened. */
    public static final Instant OPENED = Instant.parse("2026-11-23T08:00:00Z");

    private Stores() {}

    /** The same master key for each folder, and a signing key of its own. */
    public static Keys keys(Path folder) {
        return new Keys(master(), SigningKey.open(folder.resolve("keys").resolve("signing.key")));
    }

    public static MasterKey master() {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        return MasterKey.of(secret);
    }

    public static TranscriptStore open(Path folder) {
        return TranscriptStore.open(folder, keys(folder), OPENED);
    }
}
