package io.balie.data.transcript;

import io.balie.data.json.Unkept;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON texts that give back exactly what went in.
 *
 * <p>Values are text, Boolean, Integer, Long, BigInteger, Double, BigDecimal (written with all its digits, read only where a time is
 * due), List, Map with text keys, and null. Halves of surrogate pairs, which UTF-8 cannot hold, are written as escapes.
 */
final class Json {

    /** The one number that a double could not give back to the microsecond. */
    private static final String EXACT = "timestamp";

    private static final JsonFactory FACTORY = Unkept.factory()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator, value);
        }
        return withoutHalves(text.toString());
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Boolean flag -> generator.writeBoolean(flag);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            case Double number -> {
                if (!Double.isFinite(number)) {
                    throw new IllegalArgumentException("A number is %s, which JSON does not have.".formatted(number));
                }
                generator.writeNumber(number);
            }
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(item -> write(generator, item));
                generator.writeEndArray();
            }
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((key, inner) -> {
                    generator.writeName((String) key);
                    write(generator, inner);
                });
                generator.writeEndObject();
            }
            default ->
                throw new IllegalArgumentException("A value is a %s, which JSON does not have."
                        .formatted(value.getClass().getSimpleName()));
        }
    }

    private static String withoutHalves(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean paired = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (paired) {
                if (mended != null) {
                    mended.append(c).append(text.charAt(i + 1));
                }
                i++;
            } else if (Character.isSurrogate(c)) {
                if (mended == null) {
                    mended = new StringBuilder(text.length() + 16).append(text, 0, i);
                }
                mended.append("\\u%04X".formatted((int) c));
            } else if (mended != null) {
                mended.append(c);
            }
        }
        return mended == null ? text : mended.toString();
    }

    /** Read an object; the message of a failure says where, not what. */
    static Map<String, Object> readObject(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableEvent("The event is no JSON object.");
            }
            Map<String, Object> read = object(parser, true);
            if (parser.nextToken() != null) {
                throw new UnreadableEvent("There is more after the event's end.");
            }
            return read;
        } catch (JacksonException e) {
            throw new UnreadableEvent("The event is not valid JSON, at column %d."
                    .formatted(e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
        }
    }

    private static Map<String, Object> object(JsonParser parser, boolean outermost) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            putNullable(map, key, value(parser, outermost && key.equals(EXACT)));
        }
        return Collections.unmodifiableMap(map);
    }

    @SuppressWarnings("NullAway")
    private static void putNullable(Map<String, Object> map, String key, @Nullable Object value) {
        map.put(key, value);
    }

    private static @Nullable Object value(JsonParser parser, boolean exact) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, false);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, false));
                }
                yield Collections.unmodifiableList(list);
            }
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> exact ? parser.getDecimalValue() : parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> exact ? parser.getDecimalValue() : number(parser.getString());
            default -> throw new UnreadableEvent("The event is not valid JSON.");
        };
    }

    private static Double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new UnreadableEvent("A number of the event is too large.");
        }
        return number;
    }
}
