package io.balie.data.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself, in {@code manifest.json}.
 *
 * @param made when
 * @param stores one for each folder of transcripts
 */
public record Manifest(Instant made, List<Store> stores) {

    static final String FILE = "manifest.json";
    private static final int VERSION = 1;

    /** What a folder of transcripts is called below a home; nothing else is written anywhere. */
    private static final Pattern FOLDER = Pattern.compile("transcripts(-[A-Za-z0-9_]{1,64})?");

    private static final Pattern NAME = Pattern.compile("transcripts\\.db|keys\\.db");

    public Manifest {
        stores = List.copyOf(stores);
    }

    /**
     * The copy of one folder.
     *
     * @param folder its name
     * @param origin the log's name
     * @param size how many leaves the log has
     * @param root over them, base64
     * @param checkpoint the latest one that was signed before, if any
     * @param files by name
     */
    public record Store(
            String folder,
            String origin,
            long size,
            String root,
            Optional<String> checkpoint,
            Map<String, Copy> files) {
        public Store {
            files = Map.copyOf(files);
        }
    }

    /** A file, by its length in bytes and its SHA-256 in hex. */
    public record Copy(long length, String sha256) {}

    void write(Path backup) throws IOException {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Store store : stores) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("folder", store.folder());
            item.put("origin", store.origin());
            item.put("size", store.size());
            item.put("root", store.root());
            store.checkpoint().ifPresent(note -> item.put("checkpoint", note));
            Map<String, Object> files = new LinkedHashMap<>();
            store.files().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(file -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                copy.put("length", file.getValue().length());
                copy.put("sha256", file.getValue().sha256());
                files.put(file.getKey(), copy);
            });
            item.put("files", files);
            list.add(item);
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("v", VERSION);
        manifest.put("made", made.toString());
        manifest.put("stores", list);
        Path file = backup.resolve(FILE);
        Files.write(
                file,
                JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(manifest)
                        .getBytes(StandardCharsets.UTF_8));
        Durable.sync(file);
    }

    /**
     * Read the manifest of a backup.
     *
     * @throws BackupFailed if there is none in this form
     */
    static Manifest read(Path backup) {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BackupFailed("'%s' is no backup: it has no %s.".formatted(backup, FILE));
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
            if (json.path("v").asInt(0) != VERSION) {
                throw new BackupFailed("'%s' is not of version %d.".formatted(file, VERSION));
            }
            List<Store> stores = new ArrayList<>();
            for (JsonNode item : json.required("stores")) {
                stores.add(store(file, item));
            }
            return new Manifest(Instant.parse(json.required("made").asString()), stores);
        } catch (IOException e) {
            throw new BackupFailed("'%s' cannot be read.".formatted(file), e);
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new BackupFailed("'%s' is not a manifest in the known form.".formatted(file), e);
        }
    }

    private static Store store(Path file, JsonNode item) {
        String folder = item.required("folder").asString();
        Map<String, Copy> files = new LinkedHashMap<>();
        item.required("files")
                .properties()
                .forEach(entry -> files.put(
                        entry.getKey(),
                        new Copy(
                                entry.getValue().required("length").asLong(),
                                entry.getValue().required("sha256").asString())));
        boolean named = FOLDER.matcher(folder).matches()
                && files.containsKey("transcripts.db")
                && files.keySet().stream().allMatch(name -> NAME.matcher(name).matches());
        if (!named) {
            throw new BackupFailed("'%s' names a folder or a file that no backup has.".formatted(file));
        }
        return new Store(
                folder,
                item.required("origin").asString(),
                item.required("size").asLong(),
                item.required("root").asString(),
                item.has("checkpoint") ? Optional.of(item.required("checkpoint").asString()) : Optional.empty(),
                files);
    }
}
