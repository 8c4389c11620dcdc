package io.balie.shell.http;

import io.balie.nlu.model.PlainZip;
import io.balie.nlu.model.SealedArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** Models as somebody would make them who wants to do harm, out of one that is good. */
final class HostileArchives {

    private static final String PACKAGE = "balie-package-1";
    private static final String READING = "balie-nlu-4";
    private static final int LINK = 0xA1FF << 16;
    private static final int DEVICE = 0x21B6 << 16;

    private final List<Hostile> all = new ArrayList<>();
    private final byte[] good;
    private final Map<String, byte[]> files;

    /**
     * A hostile archive.
     *
     * @param why what its refusal must say
     */
    // The bytes go straight into a file; nobody compares two of these.
    @SuppressWarnings("ArrayRecordComponent")
    record Hostile(String name, byte[] bytes, String why) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Touches a file when it is made of its bytes. */
    static final class Gadget implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String file;

        Gadget(String file) {
            this.file = file;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            Files.writeString(Path.of(file), "it ran", StandardCharsets.UTF_8);
        }
    }

    private HostileArchives(byte[] good) {
        this.good = good;
        this.files = entries(good);
    }

    /** All of them. */
    static List<Hostile> of(byte[] good, Path touched) {
        HostileArchives archives = new HostileArchives(good);
        archives.names();
        archives.shapes();
        archives.manifests();
        archives.foreign(touched);
        archives.policies();
        archives.readings();
        archives.projects();
        return archives.all;
    }

    private void add(String name, byte[] bytes, String why) {
        all.add(new Hostile("%02d-%s.zip".formatted(all.size() + 1, name), bytes, why));
    }

    // ---- names

    private void names() {
        byte[] evil = "version: '3.1'\n".getBytes(StandardCharsets.UTF_8);
        named("climbs-out", "../../evil.yml", "Entry '../../evil.yml' leads out");
        named("climbs-out-inside", "project/../../evil.yml", "Entry 'project/../../evil.yml' leads out");
        named("absolute", "/etc/cron.d/evil.yml", "Entry '/etc/cron.d/evil.yml' leads out");
        named("server", "//server/share/evil.yml", "leads out");
        named("backslashes", "..\\..\\evil.yml", "signs in its name");
        named("drive", "C:\\evil.yml", "signs in its name");
        named("drive-with-slash", "C:/evil.yml", "signs in its name");
        named("second-stream", "project/a.yml:evil", "signs in its name");
        named("dot", "project/./evil.yml", "leads out");
        named("folder", "project/evil.yml/", "leads out");
        named("no-name", "", "is no file's name");
        named("blank-part", "project//evil.yml", "is no file's name");
        named("last-dot", "project/evil.yml.", "is no file's name");
        named("nul", "project/a.yml\0.class", "signs in its name");
        named("line-break", "project/a\nb.yml", "signs in its name");
        named("long-name", "project/" + "a".repeat(300) + ".yml", "has a name of 312 bytes");
        named("very-long-name", "project/" + "a".repeat(60_000) + ".yml", "longer than 5 entries are");
        add(
                "not-utf8",
                RawZip.of(files)
                        .with("x", evil, entry -> entry.rename(new byte[] {'p', (byte) 0xff, (byte) 0xfe, '.', 'y'}))
                        .bytes(),
                "is not UTF-8");
        add("twice", RawZip.of(files).with("model.zip", evil, e -> {}).bytes(), "Entry 'model.zip' occurs twice");
        named("other-case", "project/PROJECT.yml", "are one file on some machines");
        named("other-form", "project/pro\uFF4Aect.yml", "are one file on some machines");
        named("file-and-folder", "project", "is a file and a folder");
        named("folder-and-file", "policies.bin/evil.yml", "is a file and a folder");
    }

    private void named(String what, String name, String why) {
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.remove("manifest.txt");
        more.put(name, "version: '3.1'\n".getBytes(StandardCharsets.UTF_8));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("manifest.txt", manifest(PACKAGE, Map.of(), more));
        all.putAll(more);
        add(what, RawZip.of(all).bytes(), why);
    }

    // ---- shapes

    private void shapes() {
        add("link", forged(e -> e.attributes = LINK), "Entry 'policies.bin' is a link");
        add("device", forged(e -> e.attributes = DEVICE), "is a link, a folder or a device");
        add("folder-of-dos", forged(e -> e.attributes = 0x10), "is a link, a folder or a device");
        add("bomb", bomb("project/more.yml", new byte[100_000_000]), "Entry 'project/more.yml' is packed");
        add("packed-weights", forged(RawZip.Entry::deflate), "Entry 'policies.bin' is packed");
        byte[] inner = RawZip.of(files)
                .with("zeros.txt", new byte[50_000_000], RawZip.Entry::deflate)
                .bytes();
        add("bomb-in-a-bomb", bomb("project/more.yml", inner), "is packed");
        add(
                "overlapping",
                RawZip.of(files)
                        .with("project/more.yml", files.get("model.zip"), e -> e.at = 0)
                        .bytes(),
                "Entry 'project/more.yml' begins at byte 0");
        RawZip quilt = RawZip.of(files);
        long within = new RawZip().bytes().length;
        quilt.with("project/more.yml", new byte[100], e -> e.at = within);
        add("overlapping-inside", quilt.bytes(), "begins at byte 22");
        add("many", many(-1), "entries, expected at most 4096");
        add("many-that-say-three", many(3), "longer than 3 entries");
        add("huge", forged(e -> e.size = e.localSize = 0xFFFF_FFF0L), "is declared with 4294967280 bytes");
        add("larger-than-the-file", forged(e -> e.size = e.localSize = 100_000_000L), "more than there are");
        add(
                "zip64",
                forged(e -> {
                    e.size = e.localSize = 0xFFFF_FFFFL;
                    e.extra = new byte[20];
                }),
                "fields that no model's entry has");
        add("half", Arrays.copyOf(good, good.length / 2), "cut off");
        add("all-but-a-byte", Arrays.copyOf(good, good.length - 1), "cut off");
        add("thirty-bytes", Arrays.copyOf(good, 30), "cut off");
        add("byte-behind", Arrays.copyOf(good, good.length + 1), "something was put behind it");
        add("two-in-one", concat(good, RawZip.of(Map.of("a.txt", new byte[3])).bytes()), "elsewhere");
        add("program-before", concat("MZ\0\0evil".getBytes(StandardCharsets.UTF_8), good), "empty or no zip");
        add("comment", zip(z -> z.comment = "hello".getBytes(StandardCharsets.UTF_8)), "something was put behind it");
        add("hidden-between", zip(z -> z.entries.get(1).gap = new byte[50]), "where the one before ends");
        add("hidden-at-the-end", forged(e -> e.gap = new byte[50]), "holds something that is in no entry");
        add(
                "other-name-inside",
                forged(e -> e.localName = "policies.bim".getBytes(StandardCharsets.UTF_8)),
                "is not listed as it is");
        add("other-size-inside", forged(e -> e.localSize -= 1), "is not listed as it is");
        add("wrong-sum", forged(e -> e.crc ^= 1), "Entry 'policies.bin' is damaged");
        add("encrypted", forged(e -> e.flags = 1), "is encrypted");
        add("sizes-behind", forged(e -> e.flags = 8), "fields that no model's entry has");
        add(
                "other-name-in-extra",
                forged(e -> e.extra = new byte[] {0x75, 0x70, 5, 0, 1, 0, 0, 0, 0}),
                "fields that no");
        add("two-disks", zip(z -> z.disk = 1), "list of entries is said to be elsewhere");
        add("list-elsewhere", zip(z -> z.listMoved = -10), "list of entries is said to be elsewhere");
        add("nothing", new byte[0], "empty or no zip");
        add("text", "model_file".repeat(100).getBytes(StandardCharsets.UTF_8), "empty or no zip");
        add(
                "program",
                concat(new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE}, good),
                "empty or no zip");
        byte[] tar = new byte[10_240];
        System.arraycopy("ustar".getBytes(StandardCharsets.UTF_8), 0, tar, 257, 5);
        add("tar", tar, "This is a .tar");
        add("tar-gz", gzip(tar), "This is a .gz");
    }

    private byte[] forged(Consumer<RawZip.Entry> forge) {
        return RawZip.of(files).last(forge).bytes();
    }

    private byte[] zip(Consumer<RawZip> forge) {
        RawZip zip = RawZip.of(files);
        forge.accept(zip);
        return zip.bytes();
    }

    private byte[] bomb(String name, byte[] content) {
        return RawZip.of(files).with(name, content, RawZip.Entry::deflate).bytes();
    }

    private byte[] many(int said) {
        RawZip zip = RawZip.of(files);
        for (int i = 0; i < 100_000; i++) {
            zip.with("project/" + i + ".yml", new byte[0], e -> {});
        }
        zip.count = said;
        return zip.bytes();
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    // ---- manifests

    private void manifests() {
        Map<String, byte[]> rest = new LinkedHashMap<>(files);
        byte[] manifest = rest.remove("manifest.txt");
        add("no-manifest", RawZip.of(rest).bytes(), "expected 'manifest.txt'");
        Map<String, byte[]> late = new LinkedHashMap<>(rest);
        late.put("manifest.txt", manifest);
        add("late-manifest", RawZip.of(late).bytes(), "expected 'manifest.txt'");
        add("not-there", changed(m -> m.remove("model.zip"), false), "Entry 'model.zip' is missing");
        add(
                "not-named",
                changed(m -> m.put("project/more.yml", new byte[3]), false),
                "holds 'project/more.yml', which its manifest does not name");
        add(
                "wrong-hash",
                changed(m -> m.get("model.zip")[99] ^= 1, false),
                "Entry 'model.zip' does not have the SHA-256");
        add("wrong-length", changed(m -> m.put("model.zip", new byte[7]), false), "Entry 'model.zip' has 7 bytes");
        add(
                "forged-fingerprint",
                said(text -> text.replaceFirst("fingerprint=.{8}", "fingerprint=00000000")),
                "was changed");
        add("said-twice", resealed(text -> text + "format=x\n"), "states 'format' twice");
        add("no-fingerprint", said(text -> text.replaceFirst("fingerprint=.*\n", "")), "has no fingerprint");
        add(
                "negative-length",
                resealed(text -> text.replaceFirst("model.zip=[0-9]+", "model.zip=-1")),
                "states no sum for 'model.zip'");
        add(
                "no-sum",
                resealed(text -> text.replaceFirst("(model.zip=[0-9]+).*", "$1")),
                "states no sum for 'model.zip'");
        add("line-without-key", resealed(text -> text + "hello\n"), "a line without 'key=value'");
        add("large-manifest", resealed(text -> text + "a=" + "b".repeat(1 << 20) + "\n"), "The manifest is larger");
        add("other-format", resealed(text -> text.replace(PACKAGE, "balie-package-9")), "has format 'balie-package-9'");
    }

    /** The package with something changed, and its manifest as it was, or made anew for what is there. */
    private byte[] changed(Consumer<Map<String, byte[]>> change, boolean resealed) {
        Map<String, byte[]> rest = new LinkedHashMap<>();
        files.forEach((name, data) -> rest.put(name, data.clone()));
        byte[] manifest = rest.remove("manifest.txt");
        change.accept(rest);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("manifest.txt", resealed ? manifest(PACKAGE, Map.of(), rest) : manifest);
        all.putAll(rest);
        return RawZip.of(all).bytes();
    }

    private byte[] said(UnaryOperator<String> change) {
        Map<String, byte[]> all = new LinkedHashMap<>(files);
        all.computeIfPresent(
                "manifest.txt",
                (name, text) ->
                        change.apply(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return RawZip.of(all).bytes();
    }

    /** With a manifest that says something else and has the fingerprint of that. */
    private byte[] resealed(UnaryOperator<String> change) {
        return said(text -> {
            String body = change.apply(text.substring(0, text.lastIndexOf("fingerprint=")));
            return body + "fingerprint=" + sum(body) + "\n";
        });
    }

    // ---- what a model does not have

    private void foreign(Path touched) {
        byte[] gadget = serialised(new Gadget(touched.toString()));
        byte[] code = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 65};
        added("class", "Evil.class", code, "Entry 'Evil.class' is nothing that a model has");
        added("jar", "project/actions/evil.jar", good, "Entry 'project/actions/evil.jar' is nothing that");
        added("script", "project/run.sh", "id".getBytes(StandardCharsets.UTF_8), "Entry 'project/run.sh' is nothing");
        added("preprocessor", "preprocessor.bin", gadget, "Entry 'preprocessor.bin' is nothing that a model has");
        added("normalizer", "normalizer.bin", gadget, "Entry 'normalizer.bin' is nothing that a model has");
        add("gadget-as-policies", changed(m -> m.put("policies.bin", gadget), true), "policies");
        add("gadget-as-model", changed(m -> m.put("model.zip", gadget), true), "empty or no zip");
        add("gadget-alone", gadget, "empty or no zip");
        byte[] configuration = "{\"@class\":\"javax.swing.JEditorPane\",\"page\":\"http://127.0.0.1/\"}"
                .getBytes(StandardCharsets.UTF_8);
        add(
                "network-of-dl4j",
                RawZip.of(ordered(
                                "configuration.json",
                                configuration,
                                "coefficients.bin",
                                gadget,
                                "preprocessor.bin",
                                gadget))
                        .bytes(),
                "begins with 'configuration.json', expected 'manifest.txt'");
        reading(
                "network-inside",
                m -> m.put("configuration.json", configuration),
                k -> {},
                "holds 'configuration.json'");
        reading("gadget-inside", m -> m.put("0/preprocessor.bin", gadget), k -> {}, "holds '0/preprocessor.bin'");
        add("no-model", changed(m -> m.remove("model.zip"), true), "Entry 'model.zip' is missing");
        add("no-policies", changed(m -> m.remove("policies.bin"), true), "Entry 'policies.bin' is missing");
        add("no-project", changed(m -> m.keySet().removeIf(n -> n.startsWith("project/")), true), "no project");
    }

    private void added(String what, String name, byte[] data, String why) {
        add(what, changed(m -> m.put(name, data), true), why);
    }

    private static Map<String, byte[]> ordered(String a, byte[] as, String b, byte[] bs, String c, byte[] cs) {
        Map<String, byte[]> map = new LinkedHashMap<>();
        map.put(a, as);
        map.put(b, bs);
        map.put(c, cs);
        return map;
    }

    private static byte[] serialised(Object object) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
            objects.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    // ---- what the policies learned

    private void policies() {
        policies(
                "many-policies",
                ByteBuffer.allocate(8).putInt(1).putInt(Integer.MAX_VALUE).array(),
                "8 bytes");
        policies(
                "negative-policies", ByteBuffer.allocate(8).putInt(1).putInt(-1).array(), "are said");
        policies(
                "long-policy-name",
                ByteBuffer.allocate(12)
                        .putInt(1)
                        .putInt(1)
                        .putInt(Integer.MAX_VALUE)
                        .array(),
                "longer than what is left");
        int labels = 20_000;
        ByteBuffer learner = ByteBuffer.allocate(8 + 2 * labels * 12);
        learner.putInt(labels).putInt(labels);
        for (int i = 0; i < 2 * labels; i++) {
            learner.putInt(8).put("%08d".formatted(i).getBytes(StandardCharsets.UTF_8));
        }
        policies("labels-times-clues", policy(learner.array()), "20000 labels and 20000 clues");
        policies(
                "weight-that-is-none",
                policy(ByteBuffer.allocate(22)
                        .putInt(1)
                        .putInt(1)
                        .putInt(1)
                        .put((byte) 'a')
                        .putInt(1)
                        .put((byte) 'b')
                        .putFloat(Float.NaN)
                        .array()),
                "A weight is NaN");
    }

    private static byte[] policy(byte[] learner) {
        return ByteBuffer.allocate(17 + learner.length)
                .putInt(1)
                .putInt(1)
                .putInt(1)
                .put((byte) 'p')
                .putInt(learner.length)
                .put(learner)
                .array();
    }

    private void policies(String what, byte[] bytes, String why) {
        add(what, changed(m -> m.put("policies.bin", bytes), true), why);
    }

    // ---- how messages are read, with the right sums

    private void readings() {
        reading(
                "not-a-number",
                m -> floats(m.get("0/last.f32")).put(0, Float.NaN),
                k -> {},
                "Entry '0/last.f32' holds NaN");
        reading(
                "infinite",
                m -> floats(m.get("0/rarity.f32")).put(0, Float.POSITIVE_INFINITY),
                k -> {},
                "Entry '0/rarity.f32' holds Infinity");
        reading("too-few-weights", m -> m.put("0/last.f32", new byte[4]), k -> {}, "The last layer has 1 weights");
        reading("too-many-weights", m -> m.put("0/first.i8", new byte[5_000_000]), k -> {}, "cells, expected");
        reading("three-bytes", m -> m.put("0/last.f32", new byte[3]), k -> {}, "expected a multiple of 4");
        reading("huge-layer", m -> {}, k -> k.put("0/hidden", "2147483648"), "2147483648");
        reading("no-temperature", m -> {}, k -> k.put("0/temperature", "NaN"), "states NaN for '0/temperature'");
        reading("unknown-part", m -> {}, k -> k.put("parts", "java.lang.Runtime"), "kind 'java.lang.Runtime'");
        reading(
                "many-parts",
                m -> {},
                k -> k.put("parts", "tags ".repeat(40_000).strip()),
                "does not state");
        reading("no-words", m -> m.remove("0/vocabulary.txt"), k -> {}, "Entry '0/vocabulary.txt' is missing");
        reading(
                "other-words",
                m -> m.put("0/vocabulary.txt", "a\nb\n".getBytes(StandardCharsets.UTF_8)),
                k -> {},
                "Vocabulary has 2 names");
        reading("no-language", m -> {}, k -> k.put("languages", "!!"), "anguage");
        reading("no-seed", m -> {}, k -> k.put("seed", "9".repeat(40)), "do not fit");
    }

    private static java.nio.FloatBuffer floats(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    /** A package with a model whose sums are right and whose contents are not. */
    private void reading(
            String what, Consumer<Map<String, byte[]>> change, Consumer<Map<String, String>> keys, String why) {
        byte[] model = files.get("model.zip");
        Map<String, byte[]> parts = new LinkedHashMap<>();
        entries(model).forEach((name, data) -> parts.put(name, data.clone()));
        Map<String, String> stated = new TreeMap<>();
        for (String line : new String(parts.remove("manifest.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            String key = line.substring(0, line.indexOf('='));
            if (!key.startsWith("entry ") && !key.equals("fingerprint") && !key.equals("format")) {
                stated.put(key, line.substring(line.indexOf('=') + 1));
            }
        }
        change.accept(parts);
        keys.accept(stated);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SealedArchive.write(READING, stated, parts, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        add(what, changed(m -> m.put("model.zip", out.toByteArray()), true), why);
    }

    // ---- the bot's own files

    private void projects() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append(
                    "a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(8) + "*a" + (i - 1)));
        }
        project("aliases", laughs.toString(), "unfolds to more than");
        project("alias-of-itself", "a: &a [*a]\n", "contains itself");
        project(
                "tag",
                "a: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://127.0.0.1/']]\n",
                "tag 'tag:yaml.org,2002:javax.script");
        project("own-tag", "a: !evil b\n", "The tag '!evil' is not known");
        project("deep", "a: " + "[".repeat(100_000) + "\n", "nested deeper");
        project("deep-list", "a:\n" + "- ".repeat(100_000) + "b\n", "nested deeper");
        project("deep-and-closed", "a: " + "[".repeat(500) + "]".repeat(500) + "\n", "nested deeper");
        add(
                "not-text",
                changed(m -> m.put("project/project.yml", new byte[] {'a', ':', ' ', (byte) 0xff}), true),
                "is not UTF-8 text");
    }

    private void project(String what, String yaml, String why) {
        add(
                "yaml-" + what,
                changed(
                        m -> m.put(
                                "project/project.yml",
                                concat(m.get("project/project.yml"), yaml.getBytes(StandardCharsets.UTF_8))),
                        true),
                why);
    }

    // ---- what is good

    /** The good package with another project, sealed as it should be. */
    static byte[] withProject(byte[] good, String yaml) {
        return new HostileArchives(good)
                .changed(m -> m.put("project/project.yml", yaml.getBytes(StandardCharsets.UTF_8)), true);
    }

    private static Map<String, byte[]> entries(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try {
            PlainZip plain = PlainZip.open(PlainZip.of(zip));
            for (PlainZip.Entry entry : plain.entries().values()) {
                entries.put(entry.name(), plain.read(entry));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static byte[] manifest(String format, Map<String, String> keys, Map<String, byte[]> entries) {
        StringBuilder text = new StringBuilder();
        Map<String, String> lines = new TreeMap<>(keys);
        lines.put("format", format);
        entries.forEach((name, data) ->
                lines.put("entry " + name, data.length + " " + io.balie.data.yaml.YamlFiles.sha256(data)));
        lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return (text + "fingerprint=" + sum(text.toString()) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sum(String text) {
        return io.balie.data.yaml.YamlFiles.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
