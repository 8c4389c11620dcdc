package io.balie.verifier;

import io.balie.verifier.Finding.FileAt;
import io.balie.verifier.Finding.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of an export, by their paths in it. No link is followed, and nothing is opened that is not a plain file. */
final class Folder {
    private static final int DEEPEST = 12;
    private static final Pattern BUNDLE = Pattern.compile("((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private final Path root;
    private final Report report;
    private final Set<String> files = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    /** Links and the like, which were told: what is one is not missing too. */
    private final Set<String> others = new HashSet<>();

    Folder(Path root, Report report) {
        this.root = root;
        this.report = report;
        list(root, "", 0);
    }

    private void list(Path folder, String prefix, int depth) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String path = prefix + entry.getFileName();
                if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(path);
                } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && depth < DEEPEST) {
                    folders.add(path);
                    list(entry, path + "/", depth + 1);
                } else {
                    others.add(path);
                    report.found(Kind.FILE, new FileAt(path), "a link, or neither a file nor a folder, or too deep");
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            report.found(Kind.FILE, new FileAt(prefix.isEmpty() ? "." : prefix), "the folder cannot be read");
        }
    }

    boolean has(String path) {
        return files.contains(path);
    }

    /** Opens a file; null if there is none, or if it cannot be read, which is then told. */
    InputStream open(String path) {
        if (!files.contains(path)) {
            return null;
        }
        try {
            return new BufferedInputStream(
                    Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS), 1 << 16);
        } catch (IOException e) {
            unreadable(path);
            return null;
        }
    }

    /** Reads a small file, at most {@code most} bytes and one more; null if there is none, or if it cannot be read, which is then told. */
    byte[] read(String path, int most) {
        try (InputStream in = open(path)) {
            return in == null ? null : in.readNBytes(most + 1);
        } catch (IOException e) {
            unreadable(path);
            return null;
        }
    }

    void unreadable(String path) {
        report.found(Kind.FILE, new FileAt(path), "cannot be read");
    }

    /** The names of the files below a folder. */
    Set<String> below(String folder) {
        Set<String> names = new TreeSet<>();
        files.stream()
                .filter(path -> path.startsWith(folder))
                .forEach(path -> names.add(path.substring(folder.length())));
        return names;
    }

    /** The bundles below a folder: for each index the greatest width there is. */
    NavigableMap<Long, Integer> bundles(String folder) {
        NavigableMap<Long, Integer> bundles = new TreeMap<>();
        for (String name : below(folder)) {
            Matcher matcher = BUNDLE.matcher(name);
            if (matcher.matches()) {
                long index = Long.parseLong(matcher.group(1).replaceAll("[x/]", ""));
                int width = matcher.group(2) == null ? 256 : Integer.parseInt(matcher.group(2));
                if (width <= 256 && tail(index, width).equals(name)) {
                    bundles.merge(index, width, Math::max);
                }
            }
        }
        return bundles;
    }

    /** The end of the path of a tile or bundle: {@code x001/x234/067.p/12}. */
    static String tail(long index, int width) {
        String path = "%03d".formatted(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path = "x%03d/".formatted(rest % 1000) + path;
        }
        return width == 256 ? path : path + ".p/" + width;
    }

    /** Tells of every file of these that is not there, and of every file and folder that does not belong to them. */
    void holdsOnly(Set<String> expected) {
        Set<String> above = new HashSet<>();
        for (String path : expected) {
            if (!files.contains(path) && !others.contains(path)) {
                report.found(Kind.FILE, new FileAt(path), "is not there");
            }
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                above.add(path.substring(0, slash));
            }
        }
        files.stream().filter(path -> !expected.contains(path)).sorted().forEach(this::strange);
        folders.stream().filter(path -> !above.contains(path)).sorted().forEach(this::strange);
    }

    private void strange(String path) {
        report.found(Kind.FILE, new FileAt(path), "does not belong there");
    }
}
