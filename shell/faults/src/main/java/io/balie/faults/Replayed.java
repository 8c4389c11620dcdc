package io.balie.faults;

import io.balie.data.transcript.TranscriptStore;
import io.balie.nlu.model.PlainZip;
import io.balie.nlu.model.SealedArchive;
import io.balie.shell.Surroundings;
import io.balie.shell.conversation.StoredTranscripts;
import io.balie.shell.conversation.TranscriptFolders;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.Talk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays: conversations are held and stored, and the built program plays them again, on machines that are set up otherwise. Every event must have the stored
 * bytes. The controls: the same bot with one word of one response changed, and with one weight of its model.
 */
final class Replayed implements FaultProgram {

    /** What changes how words are put into small letters, how numbers and days are written, and how text becomes bytes. */
    private static final Map<String, String> MACHINES = machines();

    private static final Pattern WORD = Pattern.compile("\\p{L}{5,}");

    private static Map<String, String> machines() {
        Map<String, String> machines = new LinkedHashMap<>();
        machines.put("as it is", "");
        machines.put(
                "Turkish, Kathmandu, ISO-8859-1",
                "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu -Dfile.encoding=ISO-8859-1");
        machines.put(
                "Arabic digits, Apia, COMPAT",
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab -Duser.timezone=Pacific/Apia -Dfile.encoding=COMPAT");
        machines.put(
                "Thai, Buddhist years, St John's, US-ASCII",
                "-Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist-nu-thai -Duser.timezone=America/St_Johns -Dfile.encoding=US-ASCII");
        return machines;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String promise() {
        return "Conversations that are played again give the stored bytes, whatever the machine's locale, time zone and encoding are; another word or weight"
                + " is found. conversations=1000 machines=4 bot=data/bots/first-line";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        int conversations = settings.number("conversations", 1_000);
        int machines = settings.number("machines", MACHINES.size());
        Path bot = settings.root().resolve(settings.given().getOrDefault("bot", "data/bots/first-line"));
        Program program = Program.with(settings, "replay", bot, false);
        Held held = hold(program, conversations, settings.seed());
        Outcome outcome = new Outcome().row("conversations, turns taken in them", conversations + ", " + held.turns());
        MACHINES.entrySet().stream().limit(machines).forEach(machine -> same(program, machine, held, outcome));
        other(
                program,
                "one word of a response",
                List.of("--bot", otherWord(program, held).toString()),
                outcome);
        other(
                program,
                "one weight of the model",
                List.of("--bot", program.bot(), "--model", otherWeight(program)),
                outcome);
        if (outcome.broken().isEmpty()) {
            Folders.remove(program.home());
        }
        return outcome;
    }

    /** What was held: how much, and what the bot said most often. */
    private record Held(int conversations, int turns, Map<String, Integer> said) {}

    /** Here and not over HTTP, for the time is to go by as it does in a week. It is the same code on the same class path. */
    private static Held hold(Program program, int conversations, long seed) throws IOException {
        Desks desks = new Desks(
                new Surroundings(program.home(), program.root(), false, false, false),
                new Talk(new PrintWriter(Writer.nullWriter()), false));
        Checked checked = desks.checked(desks.choice(program.bot(), "", OptionalLong.empty()));
        Desk desk = desks.open(checked);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        try (TranscriptStore store = new TranscriptFolders(program.home()).open("replay", now)) {
            HeldConversations held = new HeldConversations(
                    desk.turns(),
                    new StoredTranscripts(store, StoredTranscripts.provenance(desk)),
                    Sayings.of(checked.bot(), Path.of(program.bot())),
                    seed);
            return new Held(conversations, held.hold(conversations), held.said());
        }
    }

    private static void same(Program program, Map.Entry<String, String> machine, Held held, Outcome outcome) {
        try {
            Program.Ended ended = program.in(Map.of("BALIE_JAVA_OPTS", machine.getValue()))
                    .run(
                            "transcripts",
                            "replay",
                            "--all",
                            "--json",
                            "--bot",
                            program.bot(),
                            "--as",
                            "faults",
                            "--why",
                            "test");
            String on = ", " + machine.getKey();
            if (ended.status() != 0) {
                outcome.broken("replay%s ended with %d: %s".formatted(on, ended.status(), end(ended.said())));
            }
            JsonNode totals = json(ended);
            int turns = totals.path("turns").asInt();
            outcome.must(
                            "conversations played" + on,
                            totals.path("conversations").asInt(),
                            held.conversations())
                    .must(
                            "compared by less than their bytes" + on,
                            totals.path("other_bot").asInt(-1),
                            0)
                    .must(
                            "turns that differ" + on,
                            totals.path("differ").path("turns").asInt(-1),
                            0)
                    .must("not readable" + on, totals.path("unreadable").size(), 0)
                    .row(
                            "turns, turns a second, processor time a turn, start and warming up included" + on,
                            String.format(
                                    Locale.ROOT,
                                    "%d, %.0f, %.2f ms",
                                    turns,
                                    turns / ended.seconds(),
                                    ended.processor() * 1000 / Math.max(1, turns)));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another bot must be found out, and shown. */
    private static void other(Program program, String what, List<String> options, Outcome outcome)
            throws IOException, InterruptedException {
        List<String> words = Stream.concat(
                        Stream.of("transcripts", "diff", "--all", "--json", "--as", "faults", "--why", "test"),
                        options.stream())
                .toList();
        Program.Ended ended = program.in(Map.of("BALIE_JAVA_OPTS", "")).run(words.toArray(String[]::new));
        JsonNode totals = json(ended);
        int differ = totals.path("differ").path("turns").asInt();
        outcome.row("control, %s: turns that differ".formatted(what), differ);
        JsonNode shown = totals.path("results").path(0).path("differences").path(0);
        String sides = shown.propertyStream()
                .filter(row -> row.getValue().isObject()
                        && !row.getValue().path("then").equals(row.getValue().path("now")))
                .map(row -> "%s: '%s' was '%s'"
                        .formatted(
                                row.getKey(),
                                row.getValue().path("now").asString(),
                                row.getValue().path("then").asString()))
                .findFirst()
                .orElse("");
        outcome.row(
                "control, %s: the first".formatted(what),
                sides.replace('\n', ' ').replace("|", "\\|"));
        if (ended.status() != 1 || differ == 0 || sides.isEmpty()) {
            outcome.broken("control, %s: not found, status %d: %s".formatted(what, ended.status(), end(ended.said())));
        }
    }

    /** A copy of the bot that says one word otherwise, in the response that was heard most often of those that stand in a file as they are said. */
    private static Path otherWord(Program program, Held held) throws IOException {
        Path copy = program.home().resolve("other-word");
        Folders.copy(Path.of(program.bot()), copy);
        List<Path> files;
        try (Stream<Path> all = Files.walk(copy)) {
            files = all.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
        List<String> texts = held.said().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        for (String text : texts) {
            Matcher word = WORD.matcher(text);
            for (Path file : files) {
                String page = Files.readString(file, StandardCharsets.UTF_8);
                if (page.contains("text: \"" + text + '"') && word.find()) {
                    String other = text.substring(0, word.start()) + "anders" + text.substring(word.end());
                    Files.writeString(file, page.replace("text: \"" + text + '"', "text: \"" + other + '"'));
                    return copy;
                }
            }
        }
        throw new IllegalStateException("No response was said as it is written.");
    }

    /** A copy of the model with the last layer's first bias moved. */
    private static String otherWeight(Program program) throws IOException {
        Path file;
        try (Stream<Path> models = Files.list(program.home().resolve("models"))) {
            file = models.filter(model -> model.toString().endsWith(".zip"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        SealedArchive model = SealedArchive.open(PlainZip.of(Files.readAllBytes(file)));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : model.names()) {
            byte[] data = model.read(name);
            if (name.endsWith("last-bias.f32")) {
                ByteBuffer weights = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
                weights.putFloat(0, weights.getFloat(0) + 4);
            }
            entries.put(name, data);
        }
        Map<String, String> keys = new LinkedHashMap<>(model.keys());
        keys.keySet().removeIf(key -> key.startsWith("entry ") || key.equals("fingerprint") || key.equals("format"));
        Path other = file.resolveSibling("other-weight.zip");
        try (OutputStream out = Files.newOutputStream(other)) {
            SealedArchive.write(model.format(), keys, entries, out);
        }
        return other.toString();
    }

    /** What a command printed, after what it told while it worked. */
    private static JsonNode json(Program.Ended ended) {
        int begin = ended.said().indexOf('{');
        return begin < 0
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(ended.said().substring(begin));
    }

    private static String end(String said) {
        return said.substring(Math.max(0, said.length() - 500)).strip();
    }
}
