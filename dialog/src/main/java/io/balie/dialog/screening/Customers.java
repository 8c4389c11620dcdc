package io.balie.dialog.screening;

import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Knowledge;
import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import io.balie.dialog.retelling.Reteller;
import io.balie.nlu.retrieval.Hit;
import io.balie.nlu.retrieval.KnowledgeIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is done with a customer's question: answered if it is known, asked on if it is vague, else summed up and brought to a person (document D1). */
final class Customers {

    /** The forms that ask for contact details, as the shipped bot's domain names them. */
    static final String CALLBACK_FORM = "callback_form";

    static final String NOTE_FORM = "note_form";

    /** A question is never longer than what fits a conversation; the latest parts count. */
    private static final int MOST_PARTS = 6;

    private final Company company;
    private final BusinessTime time;
    private final Knowledge knowledge;
    private final Reteller reteller;

    Customers(Company company, BusinessTime time, Knowledge knowledge, Reteller reteller) {
        this.company = company;
        this.time = time;
        this.knowledge = knowledge;
        this.reteller = reteller;
    }

    /** Whether the message asks what the company surely knows the answer to. */
    boolean knows(Situation s) {
        return known(s, List.of(s.text())).isPresent();
    }

    boolean isOpen(Situation s) {
        return time.isOpen(s.now());
    }

    /** The summary is right: now the matter goes where it can be handled. */
    Plan confirmed(Situation s, List<String> parts) {
        String goal = s.is("request_callback")
                ? "callback"
                : s.tracker().slot(Memory.GOAL).orElse("hand_over");
        Plan plan = Plan.because(ScriptStep.SUMMARY_RIGHT)
                .slot(Memory.REJECTIONS, 0)
                .slot(Memory.PARTS, parts.isEmpty() ? null : parts);
        if (s.tracker().slot("category").isEmpty()) {
            plan.slot("category", "genuine_request");
        }
        return toPerson(s, plan, goal);
    }

    Plan toPerson(Situation s, Plan plan, String goal) {
        if (!time.isOpen(s.now())) {
            plan.then("utter_outside_hours");
            return plan.then(time.latest(s.now(), company.callbackWithin()).isPresent() ? CALLBACK_FORM : NOTE_FORM);
        }
        return goal.equals("callback") ? plan.then(CALLBACK_FORM) : plan.then("utter_ask_hold");
    }

    Plan closing(Situation s, ScriptStep because) {
        String closing = s.outcomeIs("callback_promised")
                ? "callback"
                : s.outcomeIs("note_taken")
                        ? "note"
                        : s.tracker().slotIs("category", "complaint")
                                ? "complaint"
                                : s.outcomeIs("answered")
                                        ? "answered"
                                        : s.outcomeIs("vendor_redirected", "vendor_accepted") ? "vendor" : "plain";
        return Plan.because(because).then("utter_goodbye").fact("closing", closing);
    }

    Optional<Hit> known(Situation s, List<String> parts) {
        if (Wording.onlyStates(parts.getLast())) {
            return Optional.empty(); // what somebody has is no question yet
        }
        Optional<Hit> found = lookedUp(s, parts.getLast());
        if (found.isEmpty() && parts.size() > 1) {
            found = lookedUp(s, String.join(" ", parts));
        }
        // What did not help is not told again.
        boolean rejected = s.asked("utter_ask_resolved") && !s.answer().yes();
        List<String> answered = s.tracker().slotItems(Memory.ANSWERED);
        return found.filter(hit -> !(rejected && answered.contains(hit.entry().id())));
    }

    private Optional<Hit> lookedUp(Situation s, String text) {
        return s.known().computeIfAbsent(text, question -> knowledge.answer(question, s.language()));
    }

    /** A customer's question: answered if it is known, asked on if it is vague, else summed up. */
    Plan customer(Situation s, List<String> parts) {
        boolean complaint = s.grieves()
                || s.tracker().slotIs("category", "complaint")
                        && !s.newTopic()
                        && !s.tracker().slotItems(Memory.PARTS).isEmpty();
        boolean personWanted =
                s.tracker().slot(Memory.GOAL).isPresent() && !s.newTopic() || Wording.asksForCallback(s.text());
        Optional<Hit> found = complaint || personWanted ? Optional.empty() : known(s, parts);
        if (found.isPresent()) {
            List<String> answered = new ArrayList<>(s.tracker().slotItems(Memory.ANSWERED));
            answered.add(found.get().entry().id());
            Plan plan = Plan.because(ScriptStep.ANSWERED)
                    .also(new Reason.Knowledge(
                            found.get().entry().id(),
                            found.get().question(),
                            found.get().score(),
                            KnowledgeIndex.SURE,
                            found.get().second().map(other -> new Reason.Rival(other.id(), other.score()))))
                    .then("action_answer")
                    .then("utter_ask_resolved")
                    .fact("answer", found.get().entry().answer())
                    .fact("link_known", found.get().entry().link().isPresent() ? "yes" : "no")
                    .slot("category", "genuine_request")
                    .slot(Memory.PARTS, parts)
                    .slot(Memory.ANSWERED, answered)
                    .slot(Memory.UNCLEAR_TURNS, 0);
            found.get().entry().link().ifPresent(link -> plan.fact("link", link));
            return plan;
        }
        int clarified = s.timesSince(Set.of("utter_ask_clarify"), Set.of("action_confirm_summary", "action_answer"));
        Optional<String> vague = reteller.vaguePart(s.text(), s.language());
        boolean empty = parts.stream().mapToInt(ContentWords::count).sum() < 2;
        boolean askedOn = s.asked("utter_ask_contact_reason", "utter_ask_clarify", "utter_ask_rephrase");
        boolean nothingElse = vague.isPresent()
                && parts.size() <= 1
                && ContentWords.count(s.text()) <= ContentWords.count(vague.get()) + 1;
        if (!complaint
                && clarified < 2
                && (askedOn ? parts.stream().allMatch(p -> ContentWords.count(p) == 0) : empty || nothingElse)) {
            Plan plan = Plan.because(ScriptStep.VAGUE_QUESTION)
                    .then("utter_ask_clarify")
                    .fact("unclear_known", vague.isPresent() ? "yes" : "no")
                    .slot(Memory.PARTS, parts)
                    .slot("category", "genuine_request");
            vague.ifPresent(part -> plan.fact("unclear", part));
            return plan;
        }
        return summary(s, parts, ScriptStep.CLEAR_QUESTION);
    }

    Plan summary(Situation s, List<String> parts, ScriptStep because) {
        boolean complaint = s.grieves()
                || s.tracker().slotIs("category", "complaint")
                        && !s.newTopic()
                        && !s.tracker().slotItems(Memory.PARTS).isEmpty();
        Plan plan = Plan.because(because);
        boolean apologised = s.timesSince(Set.of("utter_apologise"), Set.of("utter_ask_question", "utter_goodbye")) > 0;
        if (complaint && !apologised) {
            plan.then("utter_apologise").fact("complaint_kind", Wording.complaintKind(parts));
        }
        if (s.newTopic()) {
            plan.slot(Memory.GOAL, null);
        }
        if (Wording.asksForCallback(s.text())) {
            plan.slot(Memory.GOAL, "callback");
        }
        return plan.then("action_confirm_summary")
                .slot(Memory.PARTS, parts.isEmpty() ? List.of(s.text()) : parts)
                .slot("category", complaint ? "complaint" : "genuine_request")
                .slot(Memory.UNCLEAR_TURNS, 0);
    }

    /** Whether something was said before in the same words, whatever its case and marks. */
    static boolean alreadySaid(List<String> parts, String part) {
        return parts.stream().anyMatch(before -> words(before).equals(words(part)));
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    static List<String> withPart(List<String> parts, String part) {
        List<String> grown = new ArrayList<>(parts);
        if (!part.isBlank() && !alreadySaid(parts, part)) {
            grown.add(part);
        }
        return grown.size() > MOST_PARTS
                ? List.copyOf(grown.subList(grown.size() - MOST_PARTS, grown.size()))
                : List.copyOf(grown);
    }

    static int number(Situation s, String slot) {
        return s.tracker().slots().get(slot) instanceof Number number ? number.intValue() : 0;
    }
}
