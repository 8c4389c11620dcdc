package io.balie.data.transcript;

import io.balie.data.json.Unkept;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The clear part of a record: all that is known of an event without a key, and what hashes are made over. Says nothing about a person.
 *
 * @param at when it happened, in whole microseconds
 * @param body SHA-256 of the body as stored, hex
 * @param length of the body, in bytes
 * @param conversation which conversation: 32 hex digits
 * @param seq its place there, from 0 without gaps
 * @param link what it hangs on
 * @param kind of event, such as {@code user}
 * @param provenance what the bot was
 * @param subject the conversation that a record of the auditing stream is about
 */
public record Envelope(
        Instant at,
        String body,
        long length,
        String conversation,
        long seq,
        Link link,
        String kind,
        Provenance provenance,
        Optional<String> subject) {

    /** The conversation that tells of what was done with transcripts. */
    public static final String AUDITING = "0".repeat(32);

    /** The version of this form. */
    public static final int VERSION = 2;

    /** The longest that an exported log can hold, in bytes. */
    public static final int LARGEST = 65_535;

    private static final String ALGORITHM = "A256GCM";
    private static final long MOST = (1L << 53) - 1;

    private static final int HASH = 64;
    private static final int REF = 32;
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final Set<String> MEMBERS = Set.of(
            "alg",
            "at",
            "body",
            "company",
            "conversation",
            "key",
            "kind",
            "length",
            "model",
            "prev",
            "program",
            "script",
            "seq",
            "subject",
            "v");

    private static final JsonFactory FACTORY = Unkept.factory()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What a record hangs on: the first one of a conversation on its key, each other one on the one before. */
    public sealed interface Link {

        /** The first record; {@code commitment} stands for the conversation's key, hex. */
        record Key(String commitment) implements Link {}

        /** Any other record; {@code hash} is the leaf hash of the one before it in the same conversation, hex. */
        record Previous(String hash) implements Link {}
    }

    /** @throws IllegalArgumentException if something could not be written in the form, or not be read again */
    public Envelope {
        check(
                !at.isBefore(EARLIEST)
                        && !at.isAfter(LATEST)
                        && at.truncatedTo(ChronoUnit.MICROS).equals(at),
                "at");
        check(isHex(body, HASH), "body");
        check(length >= 0 && length <= MOST, "length");
        check(isHex(conversation, REF), "conversation");
        check(seq >= 0 && seq <= MOST, "seq");
        switch (link) {
            case Link.Key key -> {
                check(seq == 0, "key");
                check(isHex(key.commitment(), HASH), "key");
            }
            case Link.Previous previous -> {
                check(seq > 0, "prev");
                check(isHex(previous.hash(), HASH), "prev");
            }
        }
        check(KIND.matcher(kind).matches(), "kind");
        check(isPrintable(provenance.model()), "model");
        check(isPrintable(provenance.script()), "script");
        check(isPrintable(provenance.company()), "company");
        check(isPrintable(provenance.program()), "program");
        if (!conversation.equals(AUDITING)) {
            check(subject.isEmpty(), "subject");
        } else {
            switch (kind) {
                case "log_started", "restored" -> check(subject.isEmpty(), "subject");
                case "exported", "erased", "parked" ->
                    check(subject.filter(Envelope::namesConversation).isPresent(), "subject");
                case "looked" ->
                    check(
                            subject.isEmpty()
                                    || subject.filter(Envelope::namesConversation)
                                            .isPresent(),
                            "subject");
                default -> check(false, "kind");
            }
        }
    }

    /** The stream tells of conversations, and is none that could be erased or set aside. */
    private static boolean namesConversation(String subject) {
        return isRef(subject) && !subject.equals(AUDITING);
    }

    private static void check(boolean good, String member) {
        if (!good) {
            throw new IllegalArgumentException(
                    "Member '%s' does not have the form of an envelope's.".formatted(member));
        }
    }

    /** Whether a text may name a conversation: 32 hex digits. */
    public static boolean isRef(String text) {
        return isHex(text, REF);
    }

    // Plain loops: a log is verified by reading each of its envelopes, and regular expressions took a third of that.

    private static boolean isHex(String text, int length) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() == length;
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** The form that is stored, RFC 8785: sorted, without white space. */
    public byte[] bytes() {
        StringBuilder json = new StringBuilder(1_024).append('{');
        text(json, "alg", ALGORITHM);
        text(json, "at", TIME.format(at));
        text(json, "body", body);
        text(json, "company", provenance.company());
        text(json, "conversation", conversation);
        if (link instanceof Link.Key key) {
            text(json, "key", key.commitment());
        }
        text(json, "kind", kind);
        number(json, "length", length);
        text(json, "model", provenance.model());
        if (link instanceof Link.Previous previous) {
            text(json, "prev", previous.hash());
        }
        text(json, "program", provenance.program());
        text(json, "script", provenance.script());
        number(json, "seq", seq);
        subject.ifPresent(about -> text(json, "subject", about));
        number(json, "v", VERSION);
        json.setCharAt(json.length() - 1, '}');
        return json.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** All texts are printable ASCII, so two characters are all that need escaping. */
    private static void text(StringBuilder json, String member, String value) {
        json.append('"').append(member).append("\":\"");
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append(value, written, i).append('\\');
                written = i;
            }
        }
        json.append(value, written, value.length()).append("\",");
    }

    private static void number(StringBuilder json, String member, long value) {
        json.append('"').append(member).append("\":").append(value).append(',');
    }

    /**
     * Read the stored form.
     *
     * @throws UnreadableRecord if it is not exactly what {@link #bytes} gives; the message says where
     */
    public static Envelope read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new UnreadableRecord(
                    "The envelope has %d bytes, expected at most %d.".formatted(bytes.length, LARGEST));
        }
        Members members = members(bytes);
        if (members.number("v") != VERSION) {
            throw new UnreadableRecord("Member 'v' is %d, expected %d.".formatted(members.number("v"), VERSION));
        }
        if (!members.text("alg").equals(ALGORITHM)) {
            throw new UnreadableRecord("Member 'alg' names an unknown cipher, expected '%s'.".formatted(ALGORITHM));
        }
        Envelope read;
        try {
            read = new Envelope(
                    time(members.text("at")),
                    members.text("body"),
                    members.number("length"),
                    members.text("conversation"),
                    members.number("seq"),
                    members.link(),
                    members.text("kind"),
                    new Provenance(
                            members.text("model"),
                            members.text("script"),
                            members.text("company"),
                            members.text("program")),
                    members.optionalText("subject"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(String.valueOf(e.getMessage()));
        }
        if (!Arrays.equals(bytes, read.bytes())) {
            throw new UnreadableRecord("The envelope is not in the form of RFC 8785.");
        }
        return read;
    }

    private static Instant time(String text) {
        try {
            return Instant.from(TIME.parse(text));
        } catch (DateTimeException e) {
            throw new UnreadableRecord("Member 'at' is no time in UTC with six decimals.");
        }
    }

    /** What was read, by name. */
    private static final class Members {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Long> numbers = new HashMap<>();

        boolean has(String member) {
            return texts.containsKey(member) || numbers.containsKey(member);
        }

        String text(String member) {
            String text = texts.get(member);
            if (text == null) {
                throw new UnreadableRecord(
                        "Member '%s' is %s, expected a text.".formatted(member, has(member) ? "a number" : "missing"));
            }
            return text;
        }

        Optional<String> optionalText(String member) {
            return has(member) ? Optional.of(text(member)) : Optional.empty();
        }

        long number(String member) {
            Long number = numbers.get(member);
            if (number == null) {
                throw new UnreadableRecord(
                        "Member '%s' is %s, expected a number.".formatted(member, has(member) ? "a text" : "missing"));
            }
            return number;
        }

        Link link() {
            if (has("key") && has("prev")) {
                throw new UnreadableRecord("Members 'key' and 'prev' stand together, expected one of them.");
            }
            return has("key") ? new Link.Key(text("key")) : new Link.Previous(text("prev"));
        }
    }

    private static Members members(byte[] bytes) {
        Members members = new Members();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableRecord("The envelope is no JSON object.");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String member = parser.currentName();
                if (!MEMBERS.contains(member)) {
                    throw new UnreadableRecord("The envelope has an unknown member.");
                }
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    members.texts.put(member, parser.getString());
                } else if (value == JsonToken.VALUE_NUMBER_INT) {
                    members.numbers.put(member, integer(member, parser));
                } else {
                    throw new UnreadableRecord("Member '%s' is neither a text nor a whole number.".formatted(member));
                }
            }
            if (parser.nextToken() != null) {
                throw new UnreadableRecord("There is more after the envelope's end.");
            }
            return members;
        } catch (JacksonException e) {
            throw new UnreadableRecord("The envelope is not valid JSON, or has a member twice, at column %d."
                    .formatted(e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
        }
    }

    private static long integer(String member, JsonParser parser) {
        if (parser.getNumberType() != JsonParser.NumberType.INT
                && parser.getNumberType() != JsonParser.NumberType.LONG) {
            throw new UnreadableRecord("Member '%s' is out of range.".formatted(member));
        }
        return parser.getLongValue();
    }
}
