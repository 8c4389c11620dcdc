package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Fault;
import io.balie.data.yaml.Faults;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.data.yaml.YamlFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads {@code endpoints.yml} and {@code credentials.yml}. */
final class ConnectionsReader {

    /** Known to Rasa, not used here, and what happens instead. */
    private static final Map<String, String> UNUSED = Map.of(
            "nlu", "messages are read by the bot's own model",
            "models", "the model is trained from this folder",
            "tracker_store", "conversations are kept in the program's own store",
            "lock_store", "messages of one conversation are taken one after the other by this process",
            "event_broker", "events are published nowhere",
            "tracing", "nothing is traced",
            "secrets_manager", "secrets are taken from the environment",
            "anonymization", "events are kept as they are");

    private static final Set<String> CHANNELS = Set.of("rest", "callback", "socketio");

    private final Findings own = new Findings();
    private final Findings findings;
    private final YamlFiles files;

    ConnectionsReader(Path folder, UnaryOperator<@Nullable String> environment, Findings findings) {
        this.findings = findings;
        this.files = new YamlFiles(folder, environment, own);
    }

    Connections read(Path endpointsFile, Path credentialsFile) {
        Map<String, Connections.Endpoint> endpoints = new LinkedHashMap<>();
        Map<String, Map<String, Object>> channels = new LinkedHashMap<>();
        Anchoring anchoring = Anchoring.USUAL;
        boolean reason = false;
        for (Value.Entry entry : entries(endpointsFile)) {
            if (!entry.key().equals("transcripts")) {
                endpoint(entry, endpoints);
            } else if (!entry.value().isNull()) {
                int before = own.count();
                anchoring = AnchoringReader.read(entry.value());
                reason = own.count() == before && AnchoringReader.requiresReason(entry.value());
            }
        }
        for (Value.Entry entry : entries(credentialsFile)) {
            channel(entry, channels);
        }
        own.warnings()
                .forEach(warning ->
                        findings.warn(new Spot(warning.file(), warning.line(), warning.column()), warning.message()));
        return new Connections(endpoints, channels, anchoring, reason, faults());
    }

    private List<Fault> faults() {
        try {
            own.orThrow();
            return List.of();
        } catch (Faults faults) {
            return faults.list();
        }
    }

    private List<Value.Entry> entries(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        return files.open(file)
                .filter(value -> !value.isNull())
                .flatMap(value -> value.block("file '" + files.nameOf(file) + "'"))
                .map(Block::entries)
                .orElse(List.of());
    }

    private void endpoint(Value.Entry entry, Map<String, Connections.Endpoint> endpoints) {
        if (entry.value().isNull()) {
            return;
        }
        int before = own.count();
        Map<String, Object> settings = settings(entry);
        if (own.count() > before) {
            return;
        }
        String name = entry.key();
        boolean used = name.equals("action_endpoint") || name.equals("nlg");
        String instead = UNUSED.get(name);
        boolean inMemory = String.valueOf(settings.get("type"))
                .toLowerCase(java.util.Locale.ROOT)
                .matches("in_?memory");
        if (instead != null && !inMemory) {
            own.warn(entry.spot(), "Endpoint '%s' is not used: %s.".formatted(name, instead));
        } else if (instead == null && !used) {
            own.warn(
                    entry.spot(),
                    "Endpoint '%s' is not known and has no effect.".formatted(name),
                    io.balie.data.yaml.DidYouMean.hint(
                            name, Set.of("action_endpoint", "nlg", "tracker_store", "transcripts")));
        } else if (used && !settings.containsKey("url")) {
            own.warn(entry.spot(), "Endpoint '%s' has no 'url'; it is not asked.".formatted(name));
        }
        endpoints.put(name, Connections.Endpoint.of(settings, entry.spot().where()));
    }

    private void channel(Value.Entry entry, Map<String, Map<String, Object>> channels) {
        int before = own.count();
        Map<String, Object> settings = entry.value().isNull() ? Map.of() : settings(entry);
        if (own.count() > before) {
            return;
        }
        // Every new Rasa project names Rasa's own user interface here, which is no channel of the bot's.
        if (!CHANNELS.contains(entry.key()) && !entry.key().equals("rasa")) {
            own.warn(
                    entry.spot(),
                    "Channel '%s' is not opened; rest, callback and socketio are.".formatted(entry.key()));
        }
        if (entry.key().equals("callback") && !settings.containsKey("url")) {
            own.warn(entry.spot(), "Channel 'callback' has no 'url' to send replies to.");
        }
        channels.put(entry.key(), settings);
    }

    private static Map<String, Object> settings(Value.Entry entry) {
        Map<String, Object> found = new LinkedHashMap<>();
        entry.value().block("'" + entry.key() + "'").ifPresent(block -> {
            for (Value.Entry setting : block.entries()) {
                Object value = setting.value().json("'" + setting.key() + "'");
                if (value != null) {
                    found.put(setting.key(), value);
                }
            }
        });
        return found;
    }
}
