package io.balie.verifier;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The clear part of a record. What may be absent is an empty text: no member that may be absent can be one. */
record Envelope(
        String conversation, long seq, String kind, String prev, String key, String subject, String body, long length) {

    /** The conversation of the auditing stream. */
    static final String AUDITING = "0".repeat(32);

    private static final Set<String> ALWAYS = Set.of(
            "alg", "at", "body", "company", "conversation", "kind", "length", "model", "program", "script", "seq", "v");
    private static final Set<String> SOMETIMES = Set.of("key", "prev", "subject");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern REFERENCE = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");
    private static final Pattern AT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z");

    /** Reads an envelope, and refuses every byte that is not in the one form it can have. */
    static Envelope read(byte[] bytes) throws Malformed {
        Map<String, Object> members = Json.object(bytes);
        if (!Arrays.equals(Json.canonical(members).getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new Malformed("not in canonical form");
        }
        for (String name : members.keySet()) {
            if (!ALWAYS.contains(name) && !SOMETIMES.contains(name)) {
                throw new Malformed("a member that does not belong there: " + Finding.printable(name));
            }
        }
        if (!members.keySet().containsAll(ALWAYS)) {
            throw new Malformed("a member is missing");
        }
        if (integer(members, "v") != 2 || !text(members, "alg", PRINTABLE).equals("A256GCM")) {
            throw new Malformed("a version or an encryption that this verifier does not know");
        }
        existing(text(members, "at", AT));
        for (String name : Set.of("company", "model", "program", "script")) {
            text(members, name, PRINTABLE);
        }
        Envelope envelope = new Envelope(
                text(members, "conversation", REFERENCE),
                integer(members, "seq"),
                text(members, "kind", KIND),
                members.containsKey("prev") ? text(members, "prev", HASH) : "",
                members.containsKey("key") ? text(members, "key", HASH) : "",
                members.containsKey("subject") ? text(members, "subject", REFERENCE) : "",
                text(members, "body", HASH),
                integer(members, "length"));
        envelope.check();
        return envelope;
    }

    private void check() throws Malformed {
        if ((seq == 0) != prev.isEmpty()) {
            throw new Malformed("'prev' belongs at every seq but 0, and only there");
        }
        if ((seq == 0) == key.isEmpty()) {
            throw new Malformed("'key' belongs at seq 0, and only there");
        }
        boolean allowed = auditing()
                ? switch (kind) {
                    case "log_started", "restored" -> subject.isEmpty();
                    case "exported", "erased", "parked" -> !subject.isEmpty();
                    case "looked" -> true;
                    default -> throw new Malformed("a kind that the auditing stream does not have");
                }
                : subject.isEmpty();
        if (!allowed || subject.equals(AUDITING)) {
            throw new Malformed("'subject' does not go with this kind of record");
        }
    }

    boolean auditing() {
        return conversation.equals(AUDITING);
    }

    /** Whether this record says that its subject was erased. */
    boolean erases() {
        return auditing() && kind.equals("erased");
    }

    /** What a record calls itself, as far as it can be read; for a finding, never for a decision. */
    static Finding.Event name(long leaf, byte[] bytes) {
        try {
            Map<String, Object> members = Json.object(bytes);
            String conversation = members.get("conversation") instanceof String text
                            && REFERENCE.matcher(text).matches()
                    ? text
                    : "";
            return new Finding.Event(leaf, conversation, members.get("seq") instanceof Long seq ? seq : -1);
        } catch (Malformed e) {
            return new Finding.Event(leaf, "", -1);
        }
    }

    private static long integer(Map<String, Object> members, String name) throws Malformed {
        if (members.get(name) instanceof Long number) {
            return number;
        }
        throw new Malformed("'" + name + "' is not an integer");
    }

    private static String text(Map<String, Object> members, String name, Pattern form) throws Malformed {
        if (members.get(name) instanceof String text && form.matcher(text).matches()) {
            return text;
        }
        throw new Malformed("'" + name + "' is not in its form");
    }

    private static void existing(String at) throws Malformed {
        try {
            LocalDateTime.parse(at.substring(0, at.length() - 1));
        } catch (DateTimeException e) {
            throw new Malformed("'at' is no moment that exists");
        }
    }
}
