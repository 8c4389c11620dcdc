package io.balie.data.transcript;

import io.balie.dialog.event.Reason;
import io.balie.dialog.event.ScriptStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reasons as JSON, and back. Each is an object whose {@code why} names its kind; the other members are its details. Numbers keep all their digits, so that the same
 * decision gives the same text.
 */
public final class ReasonJson {

    private static final String WHY = "why";

    private ReasonJson() {}

    /** A reason as a JSON object. */
    public static Map<String, Object> shape(Reason reason) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put(WHY, why(reason));
        switch (reason) {
            case Reason.Rule rule -> place(shape, rule.name(), rule.where(), rule.step());
            case Reason.Story story -> place(shape, story.name(), story.where(), story.step());
            case Reason.Alike alike -> {}
            case Reason.Obeyed obeyed -> shape.put("intent", obeyed.intent());
            case Reason.FormGoesOn on -> shape.put("form", on.form());
            case Reason.Fallback fallback -> shape.put("limit", fallback.limit());
            case Reason.Unlikely unlikely -> {
                shape.put("intent", unlikely.intent());
                shape.put("likelihood", unlikely.likelihood());
                shape.put("limit", unlikely.limit());
            }
            case Reason.Chosen chosen -> {
                shape.put("policy", chosen.policy());
                shape.put("confidence", chosen.confidence());
                shape.put(
                        "others",
                        chosen.others().stream()
                                .map(other -> {
                                    Map<String, Object> item = new LinkedHashMap<>();
                                    item.put("policy", other.policy());
                                    item.put("action", other.action());
                                    item.put("confidence", other.confidence());
                                    return item;
                                })
                                .toList());
            }
            case Reason.Script script -> {
                shape.put("step", code(script.step()));
                script.step().document().ifPresent(document -> shape.put("document", document));
                if (script.count() > 0) {
                    shape.put("count", script.count());
                }
            }
            case Reason.Part part -> {
                shape.put("part", part.part());
                shape.put("of", part.of());
            }
            case Reason.Understood understood -> {
                shape.put("intent", understood.intent());
                shape.put("confidence", understood.confidence());
                shape.put("limit", understood.limit());
            }
            case Reason.Belief belief -> {
                shape.put("log_odds_before", belief.before());
                shape.put("log_odds", belief.after());
                shape.put("ask_at", belief.askAt());
                shape.put("seller_at", belief.sellerAt());
            }
            case Reason.Knowledge knowledge -> {
                shape.put("entry", knowledge.entry());
                shape.put("question", knowledge.question());
                shape.put("score", knowledge.score());
                shape.put("limit", knowledge.limit());
                second(shape, knowledge.second());
            }
            case Reason.Selected selected -> {
                shape.put("selector", selected.selector());
                shape.put("response", selected.response());
                shape.put("score", selected.score());
                second(shape, selected.second());
            }
            case Reason.Form form -> {
                shape.put("form", form.form());
                form.asked().ifPresent(slot -> shape.put("asked", slot));
                form.asks().ifPresent(slot -> shape.put("asks", slot));
                shape.put("filled", form.filled());
                shape.put(
                        "refused",
                        form.refused().stream()
                                .map(refused -> {
                                    Map<String, Object> item = new LinkedHashMap<>();
                                    item.put("slot", refused.slot());
                                    item.put(WHY, code(refused.why()));
                                    return item;
                                })
                                .toList());
            }
            case Reason.Retold retold -> {
                shape.put("confidence", retold.confidence());
                shape.put("quoted", retold.quoted());
                shape.put("steps", retold.steps());
            }
            case Reason.Guarded guarded -> {
                shape.put("what", code(guarded.what()));
                shape.put("times", guarded.times());
            }
            case Reason.Failed failed -> shape.put("what", failed.what());
            case Reason.Endless endless -> shape.put("actions", endless.actions());
            case Reason.Plain plain -> {}
            case Reason.Told told -> shape.put("phrase", told.phrase());
        }
        return shape;
    }

    /** The name of a reason's kind, as it is stored; those without details are named for themselves. */
    public static String why(Reason reason) {
        return switch (reason) {
            case Reason.Rule rule -> "rule";
            case Reason.Story story -> "story";
            case Reason.Alike alike -> "like_stories";
            case Reason.Obeyed obeyed -> "always_obeyed";
            case Reason.FormGoesOn on -> "form_goes_on";
            case Reason.Fallback fallback -> "fallback";
            case Reason.Unlikely unlikely -> "unlikely_intent";
            case Reason.Chosen chosen -> "policy";
            case Reason.Script script -> "script";
            case Reason.Part part -> "part";
            case Reason.Understood understood -> "intent";
            case Reason.Belief belief -> "belief";
            case Reason.Knowledge knowledge -> "knowledge";
            case Reason.Selected selected -> "response_selector";
            case Reason.Form form -> "form";
            case Reason.Retold retold -> "retelling";
            case Reason.Guarded guarded -> "guard";
            case Reason.Failed failed -> "failed";
            case Reason.Endless endless -> "loop_breaker";
            case Reason.Plain plain -> code(plain.cause());
            case Reason.Told told -> "told";
        };
    }

    /** All words of a reason, as they are stored: its kind, its names and codes. */
    public static String words(Reason reason) {
        StringBuilder words = new StringBuilder();
        words(shape(reason), words);
        return words.toString().strip();
    }

    private static void words(Object value, StringBuilder words) {
        switch (value) {
            case String text -> words.append(text).append(' ');
            case List<?> list -> list.forEach(item -> words(item, words));
            case Map<?, ?> map -> map.values().forEach(item -> words(item, words));
            default -> {} // a number is no word
        }
    }

    /** Read what {@link #shape} gave. */
    static Reason read(Fields fields) {
        String why = fields.text(WHY);
        Reason reason = switch (why) {
            case "rule" -> new Reason.Rule(fields.text("name"), fields.text("where"), whole(fields, "step"));
            case "story" -> new Reason.Story(fields.text("name"), fields.text("where"), whole(fields, "step"));
            case "like_stories" -> new Reason.Alike();
            case "always_obeyed" -> new Reason.Obeyed(fields.text("intent"));
            case "form_goes_on" -> new Reason.FormGoesOn(fields.text("form"));
            case "fallback" -> new Reason.Fallback(fields.number("limit"));
            case "unlikely_intent" ->
                new Reason.Unlikely(fields.text("intent"), fields.number("likelihood"), fields.number("limit"));
            case "policy" -> new Reason.Chosen(fields.text("policy"), fields.number("confidence"), candidates(fields));
            case "script" -> script(fields);
            case "part" -> new Reason.Part(whole(fields, "part"), whole(fields, "of"));
            case "intent" ->
                new Reason.Understood(fields.text("intent"), fields.number("confidence"), fields.number("limit"));
            case "belief" ->
                new Reason.Belief(
                        fields.number("log_odds_before"),
                        fields.number("log_odds"),
                        fields.number("ask_at"),
                        fields.number("seller_at"));
            case "knowledge" ->
                new Reason.Knowledge(
                        fields.text("entry"),
                        fields.text("question"),
                        fields.number("score"),
                        fields.number("limit"),
                        second(fields));
            case "response_selector" ->
                new Reason.Selected(
                        fields.text("selector"), fields.text("response"), fields.number("score"), second(fields));
            case "form" -> form(fields);
            case "retelling" ->
                new Reason.Retold(fields.number("confidence"), fields.flag("quoted"), fields.texts("steps"));
            case "guard" -> new Reason.Guarded(named(Reason.Guard.class, fields, "what"), whole(fields, "times"));
            case "failed" -> new Reason.Failed(fields.text("what"));
            case "loop_breaker" -> new Reason.Endless(whole(fields, "actions"));
            case "told" -> new Reason.Told(fields.text("phrase"));
            default -> new Reason.Plain(named(Reason.Cause.class, fields, WHY));
        };
        fields.end();
        return reason;
    }

    /** A name of this program's as it is stored. */
    public static String code(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E named(Class<E> kind, Fields fields, String key) {
        String stored = fields.text(key);
        for (E name : kind.getEnumConstants()) {
            if (code(name).equals(stored)) {
                return name;
            }
        }
        throw new UnreadableEvent("Field '%s' of a reason names nothing that is known.".formatted(key));
    }

    private static int whole(Fields fields, String key) {
        return fields.number(key, Integer.class);
    }

    private static void place(Map<String, Object> shape, String name, String where, int step) {
        shape.put("name", name);
        shape.put("where", where);
        shape.put("step", step);
    }

    private static void second(Map<String, Object> shape, Optional<Reason.Rival> second) {
        second.ifPresent(rival -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", rival.name());
            item.put("score", rival.score());
            shape.put("second", item);
        });
    }

    private static Optional<Reason.Rival> second(Fields fields) {
        if (!fields.has("second")) {
            return Optional.empty();
        }
        Fields item = fields.object("second");
        Reason.Rival rival = new Reason.Rival(item.text("name"), item.number("score"));
        item.end();
        return Optional.of(rival);
    }

    private static List<Reason.Candidate> candidates(Fields fields) {
        List<Reason.Candidate> candidates = new ArrayList<>();
        for (Fields item : fields.objects("others")) {
            candidates.add(new Reason.Candidate(item.text("policy"), item.text("action"), item.number("confidence")));
            item.end();
        }
        return candidates;
    }

    private static Reason script(Fields fields) {
        ScriptStep step = named(ScriptStep.class, fields, "step");
        if (!fields.optionalText("document").equals(step.document())) {
            throw new UnreadableEvent("Field 'document' of a reason is not that of its step.");
        }
        return new Reason.Script(step, fields.has("count") ? whole(fields, "count") : 0);
    }

    private static Reason form(Fields fields) {
        List<Reason.Refused> refused = new ArrayList<>();
        for (Fields item : fields.objects("refused")) {
            refused.add(new Reason.Refused(item.text("slot"), named(Reason.Refusal.class, item, WHY)));
            item.end();
        }
        return new Reason.Form(
                fields.text("form"),
                fields.optionalText("asked"),
                fields.optionalText("asks"),
                fields.texts("filled"),
                refused);
    }
}
