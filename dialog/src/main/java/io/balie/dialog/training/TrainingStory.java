package io.balie.dialog.training;

import io.balie.dialog.event.Event;
import java.util.List;

/**
 * A conversation to learn from: a story, a path through several story parts, or a rule.
 *
 * @param name of the story or rule; of a path, the names of its parts
 * @param where the file and line it begins on
 * @param isRule whether it always goes this way
 * @param happenings all that happens in it, with what goes without saying
 */
public record TrainingStory(String name, String where, boolean isRule, List<Happening> happenings) {

    public TrainingStory {
        happenings = List.copyOf(happenings);
    }

    /**
     * Something that happens in it.
     *
     * @param foreseeable whether an action can be foreseen; the first action of a story that does not begin with a message cannot
     * @param line of the file, 0 if it goes without saying
     * @param file that line's file
     */
    public record Happening(Event event, boolean foreseeable, int line, String file) {}

    /** What happens, without where it stands. */
    public List<Event> events() {
        return happenings.stream().map(Happening::event).toList();
    }
}
