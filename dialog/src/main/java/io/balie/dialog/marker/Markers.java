package io.balie.dialog.marker;

import io.balie.dialog.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Markers that are looked for together.
 *
 * @param byName in the order they are reported
 */
public record Markers(Map<String, Marker> byName) {

    private static final String SESSION_START = "action_session_start";

    public Markers {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /**
     * An event at which a marker applies.
     *
     * @param event its place in the conversation, from 0
     * @param userTurns how many messages of the user came before it in its session
     */
    public record Place(int event, int userTurns) {}

    /**
     * Where each marker applies.
     *
     * @param places by name of the marker, in its order
     */
    public record Session(Map<String, List<Place>> places) {
        public Session {
            places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        }
    }

    /** Look through a conversation, session by session; what comes before the first session start belongs to none, if there is one. */
    public List<Session> in(List<Event> conversation) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < conversation.size(); i++) {
            if (startsSession(conversation, i)) {
                starts.add(i);
            }
        }
        if (starts.isEmpty()) {
            starts.add(0);
        }
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int from = starts.get(i);
            int to = i + 1 < starts.size() ? starts.get(i + 1) : conversation.size();
            sessions.add(session(conversation.subList(from, to), from));
        }
        return sessions;
    }

    /** Some stores write a session start as an action and a marker, some as the marker alone. */
    private static boolean startsSession(List<Event> events, int at) {
        return isStartAction(events.get(at))
                || (events.get(at) instanceof Event.SessionStarted && !(at > 0 && isStartAction(events.get(at - 1))));
    }

    private static boolean isStartAction(Event event) {
        return event instanceof Event.ActionExecuted done && done.name().equals(SESSION_START);
    }

    private Session session(List<Event> events, int from) {
        int[] turnsBefore = new int[events.size()];
        for (int i = 1; i < turnsBefore.length; i++) {
            turnsBefore[i] = turnsBefore[i - 1] + (events.get(i - 1) instanceof Event.UserUttered ? 1 : 0);
        }
        Map<String, List<Place>> found = new LinkedHashMap<>();
        byName.forEach((name, marker) -> {
            boolean[] holds = marker.holds(events);
            boolean firstOnly = marker instanceof Marker.AtLeastOnce || marker instanceof Marker.Never;
            List<Place> places = new ArrayList<>();
            for (int i = 0; i < holds.length && !(firstOnly && !places.isEmpty()); i++) {
                if (holds[i]) {
                    places.add(new Place(from + i, turnsBefore[i]));
                }
            }
            found.put(name, List.copyOf(places));
        });
        return new Session(found);
    }
}
