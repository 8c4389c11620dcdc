package io.balie.verifier;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The verifier as a program. */
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final String USAGE = """
            Verifies transcripts that Balie exported.

              java -jar balie-verifier.jar EXPORT [--key VKEY] [--anchor FILE|FOLDER]... [--must-be-confirmed] [--json]

            EXPORT    the folder of an exported log, or the file of one conversation and its proofs
            --key     the log's verifier key, as you have it from elsewhere: <origin>+<id>+<base64>
            --anchor  a checkpoint that was held outside, or a folder of them; may be given several times
            --must-be-confirmed
                      a log that is intact and that nothing outside confirms does not pass either
            --json    the report as one JSON object

            Exit status: 0 nothing is wrong, 1 something is, or nothing outside confirms it though it must; 2 wrong usage.
            Whether something outside confirms an intact log, the verdict says in words.
            """;

    private static final class Usage extends Exception {
        Usage(String message) {
            super(message);
        }
    }

    private Main() {}

    /**
     * Verifies, prints the report, and ends with its status.
     *
     * @param args as the usage says
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(List.of(args), out, err);
        out.flush();
        System.exit(status);
    }

    /**
     * Verifies and prints the report.
     *
     * @param args as the usage says
     * @param out where the report goes
     * @param err where is said what was wrong with the arguments
     * @return the exit status
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
        Path export = null;
        Key key = null;
        boolean json = false;
        boolean mustBeConfirmed = false;
        Map<String, byte[]> anchors = new TreeMap<>();
        try {
            for (int i = 0; i < args.size(); i++) {
                String arg = args.get(i);
                switch (arg) {
                    case "--json" -> json = true;
                    case "--must-be-confirmed" -> mustBeConfirmed = true;
                    case "--key", "--anchor" -> {
                        if (++i == args.size()) {
                            throw new Usage(arg + " wants a value");
                        }
                        if (arg.equals("--anchor")) {
                            anchor(Path.of(args.get(i)), anchors);
                        } else if (key == null) {
                            key = Key.read(args.get(i));
                        } else {
                            throw new Usage("--key may be given once");
                        }
                    }
                    default -> {
                        if (arg.startsWith("-") || export != null) {
                            throw new Usage("what is " + Finding.printable(arg) + "?");
                        }
                        export = Path.of(arg);
                    }
                }
            }
            if (export == null) {
                throw new Usage("nothing to verify was named");
            }
            Report report = verify(export, key, anchors);
            out.print(json ? report.json() + "\n" : report.text());
            return report.status(mustBeConfirmed);
        } catch (Usage | Malformed | IOException | UncheckedIOException | IllegalArgumentException e) {
            err.println(Finding.printable(String.valueOf(e.getMessage())));
            err.print(USAGE);
            return WRONG_USAGE;
        }
    }

    private static Report verify(Path export, Key key, Map<String, byte[]> anchors) throws Usage, IOException {
        if (Files.isDirectory(export)) {
            return LogVerifier.verify(export, key, anchors);
        }
        if (!Files.isRegularFile(export)) {
            throw new Usage(export + " is neither a folder nor a file");
        }
        try (InputStream in = Files.newInputStream(export)) {
            byte[] bytes = in.readNBytes(ProofVerifier.LARGEST + 1);
            if (bytes.length > ProofVerifier.LARGEST) {
                throw new Usage(export + " is larger than " + ProofVerifier.LARGEST + " bytes");
            }
            return ProofVerifier.verify(bytes, key, anchors);
        }
    }

    private static void anchor(Path path, Map<String, byte[]> anchors) throws Usage, IOException {
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw new Usage(path + " is neither a folder nor a file");
        }
        try (Stream<Path> below = Files.walk(path)) { // follows no links but the one that was named
            for (Path file : (Iterable<Path>) below::iterator) {
                if (file.equals(path)
                        ? Files.isRegularFile(file)
                        : Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    try (InputStream in = Files.newInputStream(file)) {
                        anchors.put(file.toString(), in.readNBytes(Checkpoint.LARGEST + 1));
                    }
                }
            }
        }
    }
}
