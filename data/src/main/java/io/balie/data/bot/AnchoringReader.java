package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads {@code transcripts} of {@code endpoints.yml}. What is wrong is noted as a fault at its place. */
final class AnchoringReader {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(2);
    private static final int USUAL_PORT = 587;
    private static final int LARGEST_PORT = 65_535;
    private static final Set<String> KINDS = Set.of("folder", "url", "email");
    private static final String ADDRESS = "[^\\s@<>,;\"]+@[^\\s@<>,;\"]+";

    private static final String REASON = "require_reason";

    private AnchoringReader() {}

    /** Whether who looks must say what for; of a section that was {@link #read read} without a fault. */
    static boolean requiresReason(Value value) {
        return value.block("'transcripts'")
                .map(block -> block.flag(REASON, false))
                .orElse(false);
    }

    static Anchoring read(Value value) {
        Optional<Block> block = value.block("'transcripts'");
        if (block.isEmpty()) {
            return Anchoring.USUAL;
        }
        block.get().onlyKeys("checkpoint_every", "anchor_every", "anchors", REASON);
        List<Anchoring.Place> places = new ArrayList<>();
        block.get()
                .get("anchors")
                .ifPresent(list -> list.items("'anchors'")
                        .forEach(item -> place(item).ifPresent(place -> add(place, places, item))));
        return new Anchoring(
                duration(block.get(), "checkpoint_every", Anchoring.USUAL.checkpointEvery(), SHORTEST, LONGEST),
                duration(block.get(), "anchor_every", Anchoring.USUAL.anchorEvery(), SHORTEST, LONGEST),
                places);
    }

    private static void add(Anchoring.Place place, List<Anchoring.Place> places, Value item) {
        if (places.stream().anyMatch(known -> known.name().equals(place.name()))) {
            item.fault("The same place stands here twice: %s.".formatted(place.name()));
        } else {
            places.add(place);
        }
    }

    private static Optional<Anchoring.Place> place(Value item) {
        Optional<Block> block = item.block("an anchor");
        if (block.isEmpty()) {
            return Optional.empty();
        }
        List<String> kinds = KINDS.stream().filter(block.get()::has).sorted().toList();
        if (kinds.size() != 1) {
            String first = block.get().entries().isEmpty()
                    ? ""
                    : block.get().entries().getFirst().key();
            String near = kinds.isEmpty() ? DidYouMean.hint(first, KINDS) : "";
            item.fault(
                    "An anchor names %s, expected one of folder, url and email."
                            .formatted(kinds.isEmpty() ? "no place" : String.join(" and ", kinds)),
                    near.isEmpty() ? "Write each place as an item of its own: '- folder: ...'." : near);
            return Optional.empty();
        }
        return switch (kinds.getFirst()) {
            case "folder" -> folder(block.get());
            case "url" -> url(block.get());
            default -> mail(block.get());
        };
    }

    private static Optional<Anchoring.Place> folder(Block block) {
        block.onlyKeys("folder");
        return block.requireText("folder").map(Anchoring.Folder::new);
    }

    private static Optional<Anchoring.Place> url(Block block) {
        block.onlyKeys("url", "headers", "timeout");
        Map<String, String> headers = new LinkedHashMap<>();
        block.get("headers")
                .flatMap(value -> value.block("'headers'"))
                .ifPresent(named -> named.entries()
                        .forEach(entry -> entry.value()
                                .text("'" + entry.key() + "'")
                                .ifPresent(text -> headers.put(entry.key(), text))));
        Duration timeout = duration(block, "timeout", USUAL_TIMEOUT, SHORTEST, LONGEST_TIMEOUT);
        Optional<String> url = block.requireText("url");
        if (url.isPresent() && !url.get().matches("(?i)https?://[^\\s/]+\\S*")) {
            block.get("url")
                    .ifPresent(value ->
                            value.fault("'url' is %s, expected an address that begins with http:// or https://."
                                    .formatted(value.described())));
            return Optional.empty();
        }
        return url.map(address -> new Anchoring.Url(address, headers, timeout));
    }

    private static Optional<Anchoring.Place> mail(Block block) {
        block.onlyKeys("email", "from", "smtp");
        Optional<String> to = address(block, "email");
        Optional<String> from = block.has("from") ? address(block, "from") : to;
        Optional<Anchoring.Smtp> smtp =
                block.require("smtp").flatMap(value -> value.block("'smtp'")).flatMap(AnchoringReader::smtp);
        return to.isEmpty() || from.isEmpty() || smtp.isEmpty()
                ? Optional.empty()
                : Optional.of(new Anchoring.Mail(to.get(), from.get(), smtp.get()));
    }

    private static Optional<String> address(Block block, String key) {
        Optional<String> text = block.requireText(key);
        if (text.isPresent() && !text.get().matches(ADDRESS)) {
            block.get(key)
                    .ifPresent(value ->
                            value.fault("'%s' is %s, expected one e-mail address.".formatted(key, value.described())));
            return Optional.empty();
        }
        return text;
    }

    private static Optional<Anchoring.Smtp> smtp(Block block) {
        block.onlyKeys("host", "port", "username", "password", "starttls");
        Optional<String> host = block.requireText("host");
        int port = port(block);
        boolean encrypted = block.flag("starttls", true);
        Optional<String> name = block.text("username");
        Optional<String> password = block.get("password").flatMap(Value::asWritten);
        if (name.isPresent() != password.isPresent()) {
            block.entries().stream()
                    .filter(entry ->
                            entry.key().equals("username") || entry.key().equals("password"))
                    .findFirst()
                    .ifPresent(entry -> entry.value()
                            .fault("'username' and 'password' of 'smtp' belong together; one of them is missing."));
            return Optional.empty();
        }
        if (name.isPresent() && !encrypted) {
            block.entry("starttls")
                    .ifPresent(entry -> entry.value()
                            .fault(
                                    "A password would be sent in the clear.",
                                    "Leave out 'starttls: false', or 'username' and 'password'."));
            return Optional.empty();
        }
        return host.map(server -> new Anchoring.Smtp(
                server, port, name.map(user -> new Connections.BasicAuth(user, password.orElseThrow())), encrypted));
    }

    private static int port(Block block) {
        Optional<Value> value = block.get("port");
        if (value.isEmpty()) {
            return USUAL_PORT;
        }
        OptionalDouble number = value.get().number("'port'");
        if (number.isEmpty()) {
            return USUAL_PORT;
        }
        double port = number.getAsDouble();
        if (port < 1 || port > LARGEST_PORT || port != Math.rint(port)) {
            value.get()
                    .fault("'port' is %s, expected 1 to %d."
                            .formatted(value.get().described(), LARGEST_PORT));
            return USUAL_PORT;
        }
        return (int) port;
    }

    private static Duration duration(Block block, String key, Duration usual, Duration shortest, Duration longest) {
        Optional<Value> value = block.get(key);
        Optional<String> text = value.flatMap(given -> given.text("'" + key + "'"));
        if (text.isEmpty()) {
            return usual;
        }
        try {
            Duration read = Duration.parse(text.get());
            if (read.compareTo(shortest) >= 0 && read.compareTo(longest) <= 0) {
                return read;
            }
        } catch (DateTimeException none) {
            // said below
        }
        value.get()
                .fault(
                        "'%s' is %s, expected a duration of %s to %s."
                                .formatted(key, value.get().described(), shortest, longest),
                        "A duration is written as in PT1S (a second) or PT5M (five minutes).");
        return usual;
    }
}
