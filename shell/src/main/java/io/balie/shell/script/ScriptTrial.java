package io.balie.shell.script;

import io.balie.dialog.Turns;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Plays many written conversations, each with the desk of its own company. */
public final class ScriptTrial {

    /** A Monday morning at ten in winter, so that offices are open and "tomorrow" is the same day in every run. */
    public static final Instant MOMENT = Instant.parse("2026-01-05T09:00:00Z");

    private final Function<Path, Turns> desks;
    private final Map<Path, Turns> opened = new HashMap<>();
    private final Map<Script.Setup, Inside> insides = new HashMap<>();

    /**
     * A trial.
     *
     * @param desks the turns of a company, by its file; asked once for each
     */
    public ScriptTrial(Function<Path, Turns> desks) {
        this.desks = desks;
    }

    /** Open the desks that conversations need, so that playing them takes no longer than talking. */
    public void open(List<Script> scripts) {
        for (Script script : scripts) {
            Turns turns = opened.computeIfAbsent(script.setup().company(), desks);
            insides.computeIfAbsent(
                    script.setup(), setup -> new Inside(turns.scene().company(), setup.words()));
        }
    }

    /** Play them, as many at a time as there are processors; told in the order given. */
    public List<Played> play(List<Script> scripts, Instant begin) {
        open(scripts);
        return scripts.parallelStream()
                .map(script -> Play.of(
                        script,
                        Objects.requireNonNull(opened.get(script.setup().company())),
                        Objects.requireNonNull(insides.get(script.setup())),
                        begin))
                .toList();
    }
}
