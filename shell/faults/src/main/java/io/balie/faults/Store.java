package io.balie.faults;

import io.balie.data.keys.Keys;
import io.balie.data.transcript.Provenance;
import io.balie.data.transcript.StoredEvent;
import io.balie.data.transcript.TranscriptStore;
import io.balie.dialog.event.Event;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The real store, as the program opens it. */
record Store(TranscriptStore transcripts) implements AutoCloseable {

    private static final Provenance PROVENANCE = new Provenance("model", "script", "company", "faults");

    /** The store of a folder, with the keys that are kept beside it. */
    static Store open(Path folder) {
        Path home = Optional.ofNullable(folder.toAbsolutePath().getParent()).orElse(folder);
        Keys keys = Keys.findOrMake(home, Map.of(), warning -> {});
        return new Store(TranscriptStore.open(folder, keys, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    void append(String conversation, long first, List<Event> events) {
        transcripts.append(conversation, first, events, PROVENANCE);
    }

    List<StoredEvent> read(String conversation) {
        return transcripts.read(conversation);
    }

    /**
     * Let the store say "stored" before it is: the control that shows that a loss would be seen. The product has no such setting; its
     * connection is sought among what the store holds.
     */
    void weaken() throws ReflectiveOperationException, SQLException {
        Connection connection = connection(transcripts, new IdentityHashMap<>());
        if (connection == null) {
            throw new IllegalStateException("The store's connection was not found.");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA main.synchronous=NORMAL");
        }
    }

    private static @Nullable Connection connection(Object holder, Map<Object, Object> seen)
            throws ReflectiveOperationException {
        if (seen.put(holder, holder) != null) {
            return null;
        }
        for (Field field : holder.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
                continue;
            }
            field.setAccessible(true);
            Object value = field.get(holder);
            if (value instanceof Connection found) {
                return found;
            }
            if (value != null && value.getClass().getPackageName().equals("io.balie.data.transcript")) {
                Connection deeper = connection(value, seen);
                if (deeper != null) {
                    return deeper;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        transcripts.close();
    }
}
