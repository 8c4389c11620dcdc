package io.balie.data.evidence;

import io.balie.data.keys.SigningKey;
import io.balie.data.keys.VerifierKey;
import io.balie.data.tree.Hashes;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log was at one moment: C2SP's tlog-checkpoint.
 *
 * @param origin the log's name
 * @param size how many leaves, at least 1
 * @param root over them
 */
@SuppressWarnings("ArrayRecordComponent") // equal by what it holds, see equals; never written to
public record Checkpoint(String origin, long size, byte[] root) {

    private static final Pattern FORM =
            Pattern.compile("(?<origin>[^\\s+]{1,255})\n(?<size>[1-9][0-9]{0,15})\n(?<root>[A-Za-z0-9+/]{43}=)\n");

    /** @throws IllegalArgumentException if there is no such tree */
    public Checkpoint {
        if (size < 1 || root.length != Hashes.LENGTH) {
            throw new IllegalArgumentException(
                    "No tree has %d leaves and a root of %d bytes.".formatted(size, root.length));
        }
    }

    /** The note for others, signed. */
    public String sign(SigningKey key) {
        return SignedNote.sign(text(), origin, key);
    }

    private String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * What a note says, if the key signed it for the log of its name.
     *
     * @throws BadNote if it is no checkpoint in this form, or not signed by the key
     */
    public static Checkpoint open(byte[] note, VerifierKey key) {
        SignedNote signed = SignedNote.parse(note);
        Checkpoint read = of(signed);
        if (!read.origin.equals(key.name())) {
            throw new BadNote("The checkpoint is of another log, '%s'.".formatted(shown(read.origin)));
        }
        signed.mustBeSignedBy(key);
        return read;
    }

    /**
     * What a note says, whoever signed it.
     *
     * @throws BadNote if it is no checkpoint in this form
     */
    public static Checkpoint unchecked(byte[] note) {
        return of(SignedNote.parse(note));
    }

    private static Checkpoint of(SignedNote note) {
        Matcher form = FORM.matcher(note.text());
        if (!form.matches()) {
            throw new BadNote("The note is no checkpoint of three lines: origin, size, root.");
        }
        byte[] root;
        try {
            root = Base64.getDecoder().decode(form.group("root"));
        } catch (IllegalArgumentException e) {
            throw new BadNote("The root is not in base64.");
        }
        if (!Base64.getEncoder().encodeToString(root).equals(form.group("root"))) {
            throw new BadNote("The base64 of the root is not the usual form.");
        }
        return new Checkpoint(form.group("origin"), Long.parseLong(form.group("size")), root);
    }

    /** Only what may stand in a name of ours; a strange name may try to steer a terminal. */
    private static String shown(String origin) {
        return origin.replaceAll("[^A-Za-z0-9./_-]", "?");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint that
                && that.size == size
                && that.origin.equals(origin)
                && Arrays.equals(that.root, root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }

    @Override
    public String toString() {
        return "Checkpoint[%s, %d, %s]".formatted(origin, size, Hashes.hex(root));
    }
}
