package io.balie.data.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The key that the keys of conversations are wrapped with: 32 bytes, from the environment, from a file named there, or from {@code keys/master.key} of
 * the home, which is made on first use. Without it nothing that was said can be read again. Safe for many threads.
 */
public final class MasterKey {

    /** Where the key itself is given, as base64. */
    public static final String VARIABLE = "BALIE_MASTER_KEY";

    /** Where a file with the key is named. */
    public static final String FILE_VARIABLE = "BALIE_MASTER_KEY_FILE";

    private static final int LENGTH = 32;
    private static final int LARGEST_FILE = 1024;
    private static final int ID_LENGTH = 8;

    private final byte[] secret;
    private final byte[] names;

    private MasterKey(byte[] secret) {
        this.secret = secret.clone();
        // Each use has a key of its own, so that what one gives away says nothing about another.
        this.names = Ciphers.hmac(secret, ascii("balie names 1"));
    }

    /**
     * The key of a home, if there is one.
     *
     * @throws KeyRefused if what is named is no key, or a file cannot be read
     */
    public static Optional<MasterKey> find(Path home, Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isBlank()) {
            return Optional.of(parse(given, "The variable " + VARIABLE));
        }
        String named = environment.getOrDefault(FILE_VARIABLE, "");
        if (!named.isBlank()) {
            Path file = Path.of(named);
            if (!Files.isRegularFile(file)) {
                // Making one here would seal transcripts with a key that nobody meant.
                throw new KeyRefused("There is no master key '%s', named by %s.".formatted(file, FILE_VARIABLE));
            }
            return Optional.of(read(file));
        }
        Path file = file(home);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /**
     * The key of a home; made if there is none.
     *
     * @param warn told once, when a key was made: what to keep
     * @throws KeyRefused if what is named is no key, or a file cannot be read or made
     */
    public static MasterKey findOrMake(Path home, Map<String, String> environment, Consumer<String> warn) {
        Optional<MasterKey> found = find(home, environment);
        if (found.isPresent()) {
            return found.get();
        }
        Path file = file(home);
        if (make(file)) {
            warn.accept(
                    "Made the master key %s. Keep a copy of it elsewhere: without it no transcript can be read again."
                            .formatted(file));
        }
        return read(file);
    }

    /** Where the key of a home is kept, unless the environment says otherwise. */
    public static Path file(Path home) {
        return home.resolve("keys").resolve("master.key");
    }

    /** A key of these 32 bytes. */
    public static MasterKey of(byte[] secret) {
        if (secret.length != LENGTH) {
            throw new KeyRefused("A master key has %d bytes, expected 32.".formatted(secret.length));
        }
        return new MasterKey(secret);
    }

    /**
     * The key in a file: base64 of 32 bytes.
     *
     * @throws KeyRefused if there is none
     */
    public static MasterKey read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new KeyRefused("File '%s' is too large for a master key.".formatted(file));
            }
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1), "File '%s'".formatted(file));
        } catch (IOException e) {
            throw new KeyRefused("The master key '%s' cannot be read.".formatted(file), e);
        }
    }

    private static MasterKey parse(String text, String where) {
        byte[] decoded;
        try {
            decoded = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new KeyRefused(where + " holds no base64.");
        }
        if (decoded.length != LENGTH) {
            throw new KeyRefused("%s holds %d bytes, expected base64 of 32.".formatted(where, decoded.length));
        }
        return new MasterKey(decoded);
    }

    private static boolean make(Path file) {
        byte[] drawn = new byte[LENGTH];
        new SecureRandom().nextBytes(drawn);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            OwnFiles.create(file, ascii(Base64.getEncoder().encodeToString(drawn) + "\n"));
            return true;
        } catch (FileAlreadyExistsException first) {
            return false; // another process was quicker; its key is the key
        } catch (IOException e) {
            throw new KeyRefused("The master key '%s' cannot be made.".formatted(file), e);
        }
    }

    /** Tells this key from others and says nothing else of it: 16 hex digits. */
    public String id() {
        return HexFormat.of().formatHex(Arrays.copyOf(Ciphers.hmac(secret, ascii("balie master key id 1")), ID_LENGTH));
    }

    /** What a sender's id is looked up by; the id cannot be had from it without this key. */
    public byte[] nameHash(String name) {
        return Ciphers.hmac(names, name.getBytes(StandardCharsets.UTF_8));
    }

    /** Wrap the key of a conversation. */
    public byte[] wrap(String conversation, ConversationKey key) {
        return Ciphers.seal(secret, key.secret(), wrapping(conversation));
    }

    /**
     * Unwrap the key of a conversation.
     *
     * @throws KeyRefused if it was not wrapped with this key for this conversation
     */
    public ConversationKey unwrap(String conversation, byte[] wrapped) {
        try {
            return new ConversationKey(Ciphers.open(secret, wrapped, wrapping(conversation)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyRefused("The key of conversation %s was not wrapped with master key %s, or is damaged."
                    .formatted(conversation, id()));
        }
    }

    private static byte[] wrapping(String conversation) {
        return ascii("balie key 1\n" + conversation);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "MasterKey[%s]".formatted(id());
    }
}
