package io.balie.nlu.model;

import io.balie.nlu.Language;
import io.balie.nlu.classifier.Classifier;
import io.balie.nlu.classifier.PackedRows;
import io.balie.nlu.classifier.Recipe;
import io.balie.nlu.features.Vocabulary;
import io.balie.nlu.language.LanguageModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A model as a file: a zip of plain data, no classes.
 *
 * <p>First {@code manifest.txt}: lines {@code key=value} with the format, settings, versions, and for each further entry its size and
 * SHA-256; its own fingerprint is the SHA-256 of all those lines. Then lists as UTF-8 text, one a line, and numbers as
 * little-endian 32-bit floats ({@code .f32}) or single bytes ({@code .i8}). Reading checks all of it before anything is believed.
 */
public final class ModelArchive {

    private static final String FORMAT = "balie-nlu-2";
    private static final String MANIFEST = "manifest.txt";
    private static final int LARGEST_MANIFEST = 64 * 1024;
    private static final long LARGEST_ENTRY = 1L << 30;
    private static final long LARGEST_ARCHIVE = 3L << 29;
    // Zip keeps local time; a fixed one makes one model one file.
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

    private static final String INTENTS = "intents.txt";
    private static final String VOCABULARY = "vocabulary.txt";
    private static final String RARITY = "rarity.f32";
    private static final String FIRST = "first.i8";
    private static final String FIRST_SCALE = "first-scale.f32";
    private static final String FIRST_BIAS = "first-bias.f32";
    private static final String LAST = "last.f32";
    private static final String LAST_BIAS = "last-bias.f32";
    private static final String LANGUAGE_KEYS = "language-keys.txt";
    private static final String LANGUAGE_LOGS = "language-logs.f32";
    private static final String LANGUAGE_WORDS = "language-words.txt";
    private static final List<String> ENTRIES = List.of(
            INTENTS,
            VOCABULARY,
            RARITY,
            FIRST,
            FIRST_SCALE,
            FIRST_BIAS,
            LAST,
            LAST_BIAS,
            LANGUAGE_KEYS,
            LANGUAGE_LOGS,
            LANGUAGE_WORDS);

    private ModelArchive() {}

    /** Write a model; the stream is left open. */
    public static void write(NluModel model, OutputStream out) throws IOException {
        Map<String, byte[]> entries = entries(model);
        String manifest = manifest(model, entries);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        put(zip, MANIFEST, (manifest + "fingerprint=" + fingerprint(manifest) + '\n').getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            put(zip, entry.getKey(), entry.getValue());
        }
        zip.finish();
        zip.flush();
    }

    /**
     * Read a model.
     *
     * @throws BadArchiveException if the archive is not whole or not what it says to be
     * @throws IOException if the stream cannot be read
     */
    public static NluModel read(InputStream in) throws IOException {
        try {
            return readChecked(in);
        } catch (ZipException e) {
            throw new BadArchiveException("The model archive is no valid zip: " + e.getMessage() + ".", e);
        } catch (java.io.EOFException e) {
            throw new BadArchiveException("The model archive is cut off.", e);
        } catch (IllegalArgumentException e) {
            throw new BadArchiveException("The model archive holds data that do not fit: " + e.getMessage(), e);
        }
    }

    /** The fingerprint of a model that was never written. */
    static String fingerprint(NluModel model) {
        return fingerprint(manifest(model, entries(model)));
    }

    private static String fingerprint(String manifest) {
        return Fingerprint.of(manifest.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED); // weights do not compress, and an entry cannot unpack to more than it is
        entry.setSize(data.length);
        CRC32 crc = new CRC32();
        crc.update(data);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }

    private static Map<String, byte[]> entries(NluModel model) {
        Classifier classifier = model.classifier();
        Map<String, float[]> table = model.language().table();
        int languages = model.language().languages().size();
        float[] logs = new float[table.size() * languages];
        int at = 0;
        for (float[] row : table.values()) {
            System.arraycopy(row, 0, logs, at, languages);
            at += languages;
        }
        List<String> words = model.language().wholeMessages().entrySet().stream()
                .map(e -> e.getKey() + '\t' + e.getValue())
                .toList();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(INTENTS, lines(classifier.intents()));
        entries.put(VOCABULARY, lines(model.vocabulary().names()));
        entries.put(RARITY, floats(model.vocabulary().rarity()));
        entries.put(FIRST, classifier.first().cells());
        entries.put(FIRST_SCALE, floats(classifier.first().scale()));
        entries.put(FIRST_BIAS, floats(classifier.firstBias()));
        entries.put(LAST, floats(classifier.last()));
        entries.put(LAST_BIAS, floats(classifier.lastBias()));
        entries.put(LANGUAGE_KEYS, lines(List.copyOf(table.keySet())));
        entries.put(LANGUAGE_LOGS, floats(logs));
        entries.put(LANGUAGE_WORDS, lines(words));
        return entries;
    }

    private static String manifest(NluModel model, Map<String, byte[]> entries) {
        Recipe recipe = model.settings().recipe();
        Map<String, String> keys = new TreeMap<>();
        keys.put("format", FORMAT);
        keys.put("data", model.dataFingerprint());
        keys.put("seed", Long.toString(recipe.seed()));
        keys.put("hidden", Integer.toString(recipe.hidden()));
        keys.put("epochs", Integer.toString(recipe.epochs()));
        keys.put("batch", Integer.toString(recipe.batch()));
        keys.put("rate", Double.toString(recipe.rate()));
        keys.put("drop-input", Double.toString(recipe.dropInput()));
        keys.put("drop-hidden", Double.toString(recipe.dropHidden()));
        keys.put("smoothing", Double.toString(recipe.smoothing()));
        keys.put("held-out", Double.toString(model.settings().heldOut()));
        keys.put(
                "languages",
                model.settings().languages().stream().map(Language::code).collect(Collectors.joining(" ")));
        keys.put("temperature", Double.toString(model.classifier().temperature()));
        keys.put("strange", Double.toString(model.strange()));
        entries.forEach((name, data) -> keys.put("entry " + name, data.length + " " + Fingerprint.of(data)));
        StringBuilder text = new StringBuilder();
        keys.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static NluModel readChecked(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        ZipEntry first = zip.getNextEntry();
        if (first == null) {
            throw new BadArchiveException("The model archive is empty or no zip.");
        }
        if (!first.getName().equals(MANIFEST)) {
            throw new BadArchiveException(
                    "The model archive begins with '%s', expected '%s'.".formatted(shown(first.getName()), MANIFEST));
        }
        byte[] manifest = zip.readNBytes(LARGEST_MANIFEST + 1);
        if (manifest.length > LARGEST_MANIFEST) {
            throw new BadArchiveException("The manifest is larger than %d bytes.".formatted(LARGEST_MANIFEST));
        }
        Map<String, String> keys = checkManifest(new String(manifest, StandardCharsets.UTF_8));
        Map<String, byte[]> entries = new HashMap<>();
        long total = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            byte[] data = readEntry(zip, entry.getName(), keys);
            total += data.length;
            if (total > LARGEST_ARCHIVE) {
                throw new BadArchiveException("The model archive holds more than %d bytes.".formatted(LARGEST_ARCHIVE));
            }
            if (entries.put(entry.getName(), data) != null) {
                throw new BadArchiveException("Entry '%s' occurs twice.".formatted(entry.getName()));
            }
        }
        for (String name : ENTRIES) {
            if (!entries.containsKey(name)) {
                throw new BadArchiveException("Entry '%s' is missing: the model archive is cut off.".formatted(name));
            }
        }
        return build(keys, entries);
    }

    private static byte[] readEntry(ZipInputStream zip, String name, Map<String, String> keys) throws IOException {
        if (!ENTRIES.contains(name)) { // also refuses any name that would lead out of a folder
            throw new BadArchiveException("The model archive holds '%s', which no model has.".formatted(shown(name)));
        }
        String declared = value(keys, "entry " + name);
        int gap = declared.indexOf(' ');
        if (gap < 0) {
            throw new BadArchiveException("The manifest states no sum for '%s'.".formatted(name));
        }
        long size = Long.parseLong(declared.substring(0, gap));
        if (size < 0 || size > LARGEST_ENTRY) {
            throw new BadArchiveException(
                    "Entry '%s' is declared with %d bytes, expected at most %d.".formatted(name, size, LARGEST_ENTRY));
        }
        byte[] data = zip.readNBytes((int) size);
        if (data.length < size) {
            throw new BadArchiveException(
                    "Entry '%s' has %d bytes, expected %d: it is cut off.".formatted(name, data.length, size));
        }
        if (zip.read() >= 0) {
            throw new BadArchiveException("Entry '%s' is larger than the declared %d bytes.".formatted(name, size));
        }
        if (!Fingerprint.of(data).equals(declared.substring(gap + 1))) {
            throw new BadArchiveException(
                    "Entry '%s' does not have the SHA-256 that the manifest states: it was changed.".formatted(name));
        }
        return data;
    }

    private static Map<String, String> checkManifest(String text) {
        int last = text.lastIndexOf("fingerprint=");
        if (last < 0) {
            throw new BadArchiveException("The manifest has no fingerprint.");
        }
        Map<String, String> keys = new HashMap<>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals <= 0) {
                throw new BadArchiveException("The manifest has a line without 'key=value'.");
            }
            if (keys.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
                throw new BadArchiveException(
                        "The manifest states '%s' twice.".formatted(shown(line.substring(0, equals))));
            }
        }
        if (!value(keys, "format").equals(FORMAT)) {
            throw new BadArchiveException("The model archive has format '%s', expected '%s': train anew."
                    .formatted(shown(value(keys, "format")), FORMAT));
        }
        if (!fingerprint(text.substring(0, last)).equals(value(keys, "fingerprint"))) {
            throw new BadArchiveException("The manifest does not have the fingerprint it states: it was changed.");
        }
        return keys;
    }

    private static NluModel build(Map<String, String> keys, Map<String, byte[]> entries) {
        Recipe recipe = new Recipe(
                whole(keys, "hidden"),
                whole(keys, "epochs"),
                whole(keys, "batch"),
                number(keys, "rate"),
                number(keys, "drop-input"),
                number(keys, "drop-hidden"),
                number(keys, "smoothing"),
                Long.parseLong(value(keys, "seed")));
        List<Language> languages = Arrays.stream(value(keys, "languages").split(" ", -1))
                .map(Language::new)
                .toList();
        Settings settings = new Settings(recipe, languages, number(keys, "held-out"));
        List<String> languageKeys = strings(entries, LANGUAGE_KEYS);
        float[] logs = floats(entries, LANGUAGE_LOGS);
        if (logs.length != languageKeys.size() * languages.size()) {
            throw new BadArchiveException("The table of languages has %d numbers, expected %d."
                    .formatted(logs.length, languageKeys.size() * languages.size()));
        }
        Map<String, float[]> table = new HashMap<>();
        for (int i = 0; i < languageKeys.size(); i++) {
            table.put(languageKeys.get(i), Arrays.copyOfRange(logs, i * languages.size(), (i + 1) * languages.size()));
        }
        Map<String, Language> words = new HashMap<>();
        for (String line : strings(entries, LANGUAGE_WORDS)) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw new BadArchiveException("The words of languages have a line without a language.");
            }
            words.put(line.substring(0, tab), new Language(line.substring(tab + 1)));
        }
        Classifier classifier = new Classifier(
                strings(entries, INTENTS),
                new PackedRows(recipe.hidden(), entries.getOrDefault(FIRST, new byte[0]), floats(entries, FIRST_SCALE)),
                floats(entries, FIRST_BIAS),
                floats(entries, LAST),
                floats(entries, LAST_BIAS),
                number(keys, "temperature"));
        return new NluModel(
                settings,
                value(keys, "data"),
                new LanguageModel(languages, table, words),
                new Vocabulary(strings(entries, VOCABULARY), floats(entries, RARITY)),
                classifier,
                number(keys, "strange"),
                value(keys, "fingerprint")); // that of the manifest, which was checked, as was every entry by it
    }

    private static String value(Map<String, String> keys, String key) {
        String value = keys.get(key);
        if (value == null) {
            throw new BadArchiveException("The manifest does not state '%s'.".formatted(key));
        }
        return value;
    }

    private static int whole(Map<String, String> keys, String key) {
        return Integer.parseInt(value(keys, key));
    }

    private static double number(Map<String, String> keys, String key) {
        return Double.parseDouble(value(keys, key));
    }

    private static byte[] lines(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> strings(Map<String, byte[]> entries, String name) {
        byte[] data = entries.getOrDefault(name, new byte[0]);
        String text = new String(data, StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end)); // not lines(): a feature may hold any other line separator
            from = end + 1;
        }
        return lines;
    }

    private static byte[] floats(float[] numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(numbers);
        return buffer.array();
    }

    private static float[] floats(Map<String, byte[]> entries, String name) {
        byte[] data = entries.getOrDefault(name, new byte[0]);
        if (data.length % Float.BYTES != 0) {
            throw new BadArchiveException(
                    "Entry '%s' has %d bytes, expected a multiple of 4.".formatted(name, data.length));
        }
        float[] numbers = new float[data.length / Float.BYTES];
        ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }
}
