package io.balie.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a word in files in every form in which a program may leave it: UTF-8, UTF-16 of both orders, base64 at each of its three phases, hex, percent
 * signs, backwards, and any of these within gzip, zlib and zip.
 */
final class CanaryScan {

    private static final int CHUNK = 64 << 20;
    private static final int MOST_INFLATED = 4 << 20;

    private final Map<String, byte[]> forms = new LinkedHashMap<>();
    private final int longest;

    /** The names of the forms that begin with two bytes; all are looked for at once, for a heap is large. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private final @Nullable List<String>[] byFirstTwo = new List[1 << 16];

    CanaryScan(List<String> canaries) {
        for (String canary : canaries) {
            String backwards = new StringBuilder(canary).reverse().toString();
            for (String text : List.of(canary, backwards)) {
                String way = text.equals(canary) ? canary : canary + " backwards";
                for (Charset charset :
                        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                    forms.put(way + " in " + charset, text.getBytes(charset));
                }
            }
            byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
            String hex = HexFormat.of().formatHex(bytes);
            forms.put(canary + " in hex", ascii(hex));
            forms.put(canary + " in upper hex", ascii(hex.toUpperCase(java.util.Locale.ROOT)));
            forms.put(canary + " in a URL", ascii(URLEncoder.encode(canary, StandardCharsets.UTF_8)));
            forms.put(
                    canary + " in percent signs",
                    ascii(HexFormat.ofDelimiter("%").withPrefix("").formatHex(bytes)));
            for (int phase = 0; phase < 3; phase++) {
                byte[] shifted = new byte[phase + bytes.length];
                System.arraycopy(bytes, 0, shifted, phase, bytes.length);
                String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                // The characters at both ends depend on what stands beside.
                forms.put(
                        canary + " in base64 at phase " + phase,
                        ascii(encoded.substring(phase == 0 ? 0 : phase + 1, encoded.length() - 1)));
            }
        }
        forms.forEach((name, form) -> {
            int first = (form[0] & 0xFF) << 8 | (form[1] & 0xFF);
            if (byFirstTwo[first] == null) {
                byFirstTwo[first] = new ArrayList<>();
            }
            byFirstTwo[first].add(name);
        });
        longest = forms.values().stream().mapToInt(form -> form.length).max().orElse(0);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Where it was found, in words; of all files below a folder, or of one file. */
    List<String> in(Path place) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> below = Files.walk(place)) {
            files = below.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            if (in(place.relativize(file).toString())) {
                found.add(file + ": in its name");
            }
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
                FileChannel channel = open.getChannel();
                for (long from = 0; from < channel.size(); from += CHUNK) {
                    int length = (int) Math.min(CHUNK + longest, channel.size() - from);
                    byte[] bytes = new byte[length];
                    ByteBuffer buffer = ByteBuffer.wrap(bytes);
                    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
                        // until all is there
                    }
                    for (String form : in(bytes, 0)) {
                        found.add(file + ": " + form);
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }

    private boolean in(String name) {
        return !in(name.getBytes(StandardCharsets.UTF_8), 3).isEmpty();
    }

    /** The forms that stand in some bytes. */
    List<String> in(byte[] bytes, int depth) {
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i + 1 < bytes.length; i++) {
            List<String> names = byFirstTwo[(bytes[i] & 0xFF) << 8 | (bytes[i + 1] & 0xFF)];
            if (names != null) {
                for (String name : names) {
                    if (stands(forms.getOrDefault(name, bytes), bytes, i)) {
                        seen.add(name);
                    }
                }
            }
        }
        List<String> found = new ArrayList<>(seen);
        if (depth < 2) {
            for (int i = 0; i + 2 < bytes.length; i++) {
                int at = compressed(bytes, i);
                if (at > 0) {
                    byte[] inflated = inflated(bytes, at);
                    if (inflated.length > 0) {
                        in(inflated, depth + 1).forEach(name -> found.add(name + ", compressed"));
                    }
                }
            }
        }
        return found;
    }

    /** Where a raw deflate stream begins, if the header of one stands here; 0 if none does. */
    private static int compressed(byte[] bytes, int i) {
        int first = bytes[i] & 0xFF;
        int second = bytes[i + 1] & 0xFF;
        if (first == 0x1F && second == 0x8B && bytes[i + 2] == 8) {
            return i + 10;
        }
        if (first == 0x78 && (second == 0x01 || second == 0x5E || second == 0x9C || second == 0xDA)) {
            return i + 2;
        }
        if (first == 'P' && second == 'K' && bytes[i + 2] == 3 && i + 30 < bytes.length) {
            int name = (bytes[i + 26] & 0xFF) | (bytes[i + 27] & 0xFF) << 8;
            int extra = (bytes[i + 28] & 0xFF) | (bytes[i + 29] & 0xFF) << 8;
            return i + 30 + name + extra;
        }
        return 0;
    }

    private static byte[] inflated(byte[] bytes, int at) {
        if (at >= bytes.length) {
            return new byte[0];
        }
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, at, bytes.length - at);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished() && out.size() < MOST_INFLATED) {
                int length = inflater.inflate(buffer);
                if (length == 0) {
                    break;
                }
                out.write(buffer, 0, length);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }

    private static boolean stands(byte[] form, byte[] bytes, int at) {
        int end = at + form.length;
        return end <= bytes.length && Arrays.equals(form, 0, form.length, bytes, at, end);
    }
}
