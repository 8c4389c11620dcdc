package io.balie.data.search;

import io.balie.dialog.event.Event;
import java.util.List;
import java.util.Optional;

/** What a conversation, in which somebody was found, has to do with that person. */
public enum Relation {
    /** It is with the person: the sender's id is theirs. */
    SENDER,
    /** It is with the person: it is their number, address or name that was given to be called or written to. */
    CONTACT,
    /** The person is mentioned in it, by whoever it is with. */
    MENTIONED;

    private static final String CONTACT_SLOT = "contact_";

    /** Whether the conversation is the person's own. */
    public boolean isOwn() {
        return this != MENTIONED;
    }

    /**
     * Tell how somebody stands in a conversation in which they were found.
     *
     * @param person a sender's id, a telephone number in any spelling, an e-mail address or a name
     * @param sender the channel's name for who the conversation is with
     */
    public static Relation of(String person, String sender, List<Event> events, Identities identities) {
        Optional<String> known = identities.of(person);
        String identity = known.orElseGet(() -> Identities.name(person));
        if (sender.equals(person) || known.isPresent() && identities.of(sender).equals(known)) {
            return SENDER;
        }
        return events.stream().anyMatch(event -> gives(event, identity, identities)) ? CONTACT : MENTIONED;
    }

    private static boolean gives(Event event, String identity, Identities identities) {
        return switch (event) {
            case Event.SlotSet set ->
                set.value() instanceof String value
                        && set.name().startsWith(CONTACT_SLOT)
                        && identities.of(set.name(), value).equals(Optional.of(identity));
            case Event.NoteTaken note ->
                note.note().entrySet().stream()
                        .anyMatch(field ->
                                identities.of(field.getKey(), field.getValue()).equals(Optional.of(identity)));
            case Event.CallbackPromised promised ->
                identities.of(promised.phone()).equals(Optional.of(identity))
                        || !promised.name().isBlank()
                                && Identities.name(promised.name()).equals(identity);
            default -> false;
        };
    }
}
