package io.balie.dialog.screening;

import io.balie.dialog.action.SlotFilling.SlotReader;
import io.balie.nlu.Reading;
import io.balie.nlu.entities.Names;
import java.util.Map;
import java.util.Optional;

/** Reads the details of a contact note (document D9) from what was typed. */
public final class ContactDetails {

    /** A name or an organisation longer than this is a story. */
    private static final int LONGEST = 80;

    private ContactDetails() {}

    /** The readers of the contact slots, by slot. */
    public static Map<String, SlotReader> readers() {
        return Map.of(
                "contact_name", (raw, reading) -> name(raw.toString(), reading),
                "contact_organisation", (raw, reading) -> organisation(raw.toString(), reading));
    }

    static Optional<Object> name(String raw, Reading reading) {
        if (Answer.of(raw, reading.language()).bareAnswer()) {
            return Optional.empty(); // "ja klopt" is nobody
        }
        // What is spelled goes before what looks like a name, for "de K van Karel" holds one that is nobody's.
        return Names.spelled(raw, reading.language())
                .or(() -> Names.spelled(reading.text(), reading.language()))
                .map(name -> (Object) name)
                .or(() -> reading.entity("person").map(e -> (Object) e.value()))
                .or(() -> Names.fromAnswer(raw, reading.language()).map(name -> (Object) name))
                .filter(name -> name.toString().length() <= LONGEST);
    }

    private static Optional<Object> organisation(String raw, Reading reading) {
        if (Wording.isPrivate(raw)) {
            return Optional.of("n.v.t.");
        }
        return Optional.<Object>of(
                        reading.entity("organisation").map(e -> e.value()).orElse(raw.strip()))
                .filter(name -> name.toString().length() <= LONGEST);
    }
}
