package io.balie.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A strict reader of the JSON that transcripts use, and a writer of its canonical form (RFC 8785).
 *
 * <p>There are objects ({@link Map}), lists ({@link List}), texts ({@link String}) and integers from 0 to 2^53 − 1 ({@link Long}), nothing else. A member that stands
 * twice, bytes that are not UTF-8, half a surrogate pair, or anything after the value is refused.
 */
final class Json {
    private static final long GREATEST = (1L << 53) - 1;
    private static final int DEEPEST = 8;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** Reads an object. */
    static Map<String, Object> object(byte[] bytes) throws Malformed {
        Json json = new Json(utf8(bytes));
        json.space();
        Object value = json.value(0);
        json.space();
        if (json.at < json.text.length()) {
            throw json.malformed("something stands after the value");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new TreeMap<>();
            map.forEach((name, member) -> members.put((String) name, member));
            return members;
        }
        throw new Malformed("not a JSON object");
    }

    static String utf8(byte[] bytes) throws Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
    }

    private Object value(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw malformed("nested too deep");
        }
        return switch (peek()) {
            case '{' -> members(depth);
            case '[' -> list(depth);
            case '"' -> string();
            default -> integer();
        };
    }

    private Map<String, Object> members(int depth) throws Malformed {
        Map<String, Object> members = new TreeMap<>();
        at++;
        space();
        if (taken('}')) {
            return members;
        }
        do {
            space();
            String name = string();
            space();
            expect(':');
            space();
            if (members.put(name, value(depth + 1)) != null) {
                throw malformed("a member stands twice");
            }
            space();
        } while (taken(','));
        expect('}');
        return members;
    }

    private List<Object> list(int depth) throws Malformed {
        List<Object> items = new ArrayList<>();
        at++;
        space();
        if (taken(']')) {
            return items;
        }
        do {
            space();
            items.add(value(depth + 1));
            space();
        } while (taken(','));
        expect(']');
        return items;
    }

    private String string() throws Malformed {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < 0x20) {
                throw malformed("a control character in a text");
            }
            read.append(c == '\\' ? escaped() : c);
        }
        at++;
        for (int i = 0; i < read.length(); i++) {
            if (Character.isHighSurrogate(read.charAt(i))
                    && i + 1 < read.length()
                    && Character.isLowSurrogate(read.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(read.charAt(i))) {
                throw malformed("half a surrogate pair");
            }
        }
        return read.toString();
    }

    private char escaped() throws Malformed {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char digit = peek();
                    if (!HexFormat.isHexDigit(digit)) {
                        throw malformed("not four hex digits");
                    }
                    code = code << 4 | HexFormat.fromHexDigit(digit);
                    at++;
                }
                yield (char) code;
            }
            default -> throw malformed("an unknown escape");
        };
    }

    private Long integer() throws Malformed {
        int start = at;
        long number = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = number * 10 + (text.charAt(at++) - '0');
            if (number > GREATEST) {
                throw malformed("a number above 2^53 - 1");
            }
        }
        if (at == start || (at > start + 1 && text.charAt(start) == '0')) {
            throw malformed("neither a text nor an integer in its only form");
        }
        return number;
    }

    private char peek() throws Malformed {
        if (at >= text.length()) {
            throw malformed("breaks off");
        }
        return text.charAt(at);
    }

    private boolean taken(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) throws Malformed {
        if (!taken(c)) {
            throw malformed("'" + c + "' was expected");
        }
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private Malformed malformed(String what) {
        return new Malformed("JSON: " + what + ", at character " + at);
    }

    /** Writes a value in the form of RFC 8785: members sorted by UTF-16 units, no white space, the shortest escapes. */
    static String canonical(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                char before = '{';
                for (Map.Entry<?, ?> member : new TreeMap<>(map).entrySet()) {
                    out.append(before);
                    write(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    before = ',';
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                char before = '[';
                for (Object item : list) {
                    out.append(before);
                    write(item, out);
                    before = ',';
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case String text -> {
                out.append('"');
                text.chars().forEach(c -> write((char) c, out));
                out.append('"');
            }
            default -> out.append(value);
        }
    }

    private static void write(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20) {
                    out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
