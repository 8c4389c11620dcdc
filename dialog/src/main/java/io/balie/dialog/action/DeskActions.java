package io.balie.dialog.action;

import io.balie.dialog.company.Company;
import io.balie.dialog.event.Event;
import io.balie.dialog.event.Reason;
import io.balie.dialog.guard.ThirdPersons;
import io.balie.dialog.retelling.Address;
import io.balie.dialog.retelling.Retelling;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the front desk does beside talking: sums up, answers, hands over, promises, takes notes. */
final class DeskActions {

    private static final String SUMMARY = "question_summary";

    /** What customers say in anger is not told back to them. */
    private static final Pattern CURSES = Pattern.compile(
            "(?<![\\p{L}])(?:god ?ver(?:domme|dorie|domde|ju|damme)|verdomme|verdorie|potverdorie|jezus(?: christus)?|kut|klote|kanker|tering|tyfus|fuck(?:ing)?|shit|damn|bloody|scheiße|scheiss|verdammt|putain|merde|bordel)(?![\\p{L}])[,!. ]*|(?<![\\p{L}])(?:klote|kut|kanker|tering|tyfus|rot)(?=\\p{L}{4})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final String INTRODUCTION =
            "(?<![\\p{L}])(?:(?:mijn naam is|ik ben|ik heet|u spreekt met|je spreekt met|(?<=(?:^|[.,!?]) {0,2})met|hier|dit is|my name is|i am|i'm|this is|ich bin|mein name ist|ich heiße|je m'appelle|je suis|mon nom est)\\s+(?:de heer\\s+|meneer\\s+|mevrouw\\s+|frau\\s+|herr\\s+|mr\\.?\\s+|mrs\\.?\\s+)?)";

    /** Whose name stands on an order is no colleague. */
    private static final String ON_BEHALF =
            "\\s*(?<![\\p{L}])(?:op naam van|op de naam|ten name van|t\\.n\\.v\\.?|in the name of|under the name|auf den namen|au nom de)\\s+";

    private DeskActions() {}

    /** Sums up the question so far and asks whether it is understood. */
    static List<Event> confirmSummary(Tracker tracker, Context context) {
        Language language = Spoken.language(tracker, context.company());
        Retelling retelling = retell(tracker, context);
        List<Event> events = new ArrayList<>();
        context.reasons().accept(new Reason.Retold(retelling.confidence(), retelling.fallback(), retelling.trace()));
        events.add(new Event.SlotSet(context.now(), SUMMARY, retelling.clause()));
        events.addAll(Utterance.say(
                "utter_confirm_summary",
                Map.of("summary_question", context.reteller().question(retelling, language)),
                tracker,
                context));
        return events;
    }

    private static Retelling retell(Tracker tracker, Context context) {
        Language language = Spoken.language(tracker, context.company());
        // The directory's names go out before the sentence is made, so that it is whole without them.
        List<String> parts = tracker.slotItems("question_parts").stream()
                .map(part -> withoutOwnName(part, tracker, language))
                .map(part -> context.guarded(withoutPersons(part, language, context), language))
                .map(part -> CURSES.matcher(part).replaceAll(""))
                .filter(part -> !part.isBlank())
                .toList();
        Address address =
                context.company().addressForm() == Company.AddressForm.FORMAL ? Address.FORMAL : Address.INFORMAL;
        return context.reteller().retell(parts, language, address);
    }

    private static String withoutPersons(String part, Language language, Context context) {
        String general = context.guard()
                .withoutWordNames(
                        ThirdPersons.generalise(ThirdPersons.withoutSpelled(part, language), language), language);
        if (!general.equals(part)) {
            context.reasons().accept(new Reason.Guarded(Reason.Guard.PERSON, 1));
        }
        return general;
    }

    /** Who introduces themselves need not be told their name, which may also be a colleague's; whoever else has a name is somebody. */
    private static String withoutOwnName(String part, Tracker tracker, Language language) {
        Set<String> names = new LinkedHashSet<>();
        tracker.slot("contact_name").ifPresent(names::add);
        for (Event event : tracker.session()) {
            if (event instanceof Event.UserUttered said) {
                said.reading().entities().stream()
                        .filter(entity -> entity.type().equals("person"))
                        .map(Entity::value)
                        .forEach(names::add);
            }
        }
        String rest = part;
        for (String name : names) {
            String after = "(?![\\p{L}])\\s*(?:hier|speaking|here)?\\s*[,.!]?\\s*(?:(?:en|and|und|et)\\s+(?=\\p{L}))?";
            rest = everywhere(INTRODUCTION + Pattern.quote(name) + after)
                    .matcher(rest)
                    .replaceAll(" ");
            rest = everywhere("^\\s*" + Pattern.quote(name)
                            + "\\s*(?:(?:hier|speaking|here)(?![\\p{L}])\\s*[,.!]?|[,.!])")
                    .matcher(rest)
                    .replaceFirst("");
            rest = everywhere(ON_BEHALF + Pattern.quote(name) + "(?![\\p{L}])")
                    .matcher(rest)
                    .replaceAll("");
            rest = everywhere("(?<![\\p{L}])" + Pattern.quote(name) + "(?![\\p{L}])")
                    .matcher(rest)
                    .replaceAll(Matcher.quoteReplacement(ThirdPersons.colleague(language)));
        }
        return rest.isBlank() ? part : rest.strip();
    }

    private static Pattern everywhere(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Says what the company knows; the policy has found it. */
    static List<Event> answer(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>(Utterance.say("utter_answer", Map.of(), tracker, context));
        events.add(new Event.SlotSet(context.now(), "outcome", "answered"));
        return events;
    }

    /** A warm hand-over: the summary goes along, and the bot keeps silent. */
    static List<Event> handOver(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>(summarised(tracker, context));
        events.addAll(Utterance.say("utter_hand_over", Map.of(), tracker, context));
        events.add(new Event.SlotSet(context.now(), "outcome", "handed_over"));
        events.add(new Event.HandedOver(context.now(), about(tracker, context)));
        events.add(new Event.Paused(context.now()));
        return events;
    }

    /** Promises a call-back and books it; takes a note where no time can be kept. */
    static List<Event> promiseCallback(Tracker tracker, Context context) {
        Optional<ZonedDateTime> due =
                context.time().latest(context.now(), context.company().callbackWithin());
        Optional<String> phone = tracker.slot("contact_phone");
        if (due.isEmpty() || phone.isEmpty()) {
            return takeNote(tracker, context);
        }
        Language language = Spoken.language(tracker, context.company());
        List<Event> events = new ArrayList<>(summarised(tracker, context));
        events.addAll(Utterance.say(
                "utter_promise_callback",
                Map.of("due", Due.inWords(due.get(), context.now(), language)),
                tracker,
                context));
        events.add(new Event.CallbackPromised(
                context.now(),
                due.get().toInstant(),
                phone.get(),
                tracker.slot("contact_name").orElse(""),
                about(tracker, context)));
        events.add(new Event.NoteTaken(context.now(), note(tracker, context)));
        events.add(new Event.SlotSet(context.now(), "outcome", "callback_promised"));
        return events;
    }

    /** Takes the contact note of document D9. */
    static List<Event> takeNote(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>(summarised(tracker, context));
        events.addAll(Utterance.say("utter_note_taken", Map.of(), tracker, context));
        events.add(new Event.NoteTaken(context.now(), note(tracker, context)));
        events.add(new Event.SlotSet(context.now(), "outcome", "note_taken"));
        return events;
    }

    private static List<Event> summarised(Tracker tracker, Context context) {
        List<Event> events = new ArrayList<>();
        if (tracker.slot(SUMMARY).isEmpty()
                && !tracker.slotItems("question_parts").isEmpty()) {
            events.add(new Event.SlotSet(
                    context.now(), SUMMARY, retell(tracker, context).clause()));
        }
        events.add(new Event.SlotSet(context.now(), "contact_reason", about(tracker, context)));
        return events;
    }

    private static String about(Tracker tracker, Context context) {
        List<String> parts = tracker.slotItems("question_parts");
        return parts.isEmpty()
                ? tracker.slot(SUMMARY).orElse("")
                : context.reteller().thirdPerson(parts, Spoken.language(tracker, context.company()));
    }

    private static Map<String, String> note(Tracker tracker, Context context) {
        ZonedDateTime at = context.now().atZone(context.company().timeZone());
        Map<String, String> note = new LinkedHashMap<>();
        note.put("date", at.toLocalDate().toString());
        note.put("time", at.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)));
        for (String field : List.of("name", "organisation", "phone", "email")) {
            tracker.slot("contact_" + field).ifPresent(value -> note.put(field, value));
        }
        note.put("reason", about(tracker, context));
        return note;
    }
}
