package io.balie.shell.script;

import io.balie.dialog.company.Company;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a conversation against what its script expects. */
final class Checks {

    static final Set<String> SLOT_KEYS = Set.of("match", "not", "set", "phone", "email", "name");

    private static final Map<String, Set<String>> KEYS = Map.of(
            "",
                    Set.of(
                            "slots",
                            "actions",
                            "replies",
                            "outcome_within",
                            "silent_after_end",
                            "forbidden",
                            "no_duplicates",
                            "max_reply_length",
                            "language",
                            "callback_within",
                            "max_ms"),
            "actions", Set.of("must", "never", "order", "count", "by", "only_after", "never_after"),
            "replies", Set.of("must", "never", "at"),
            "forbidden", Set.of("company", "extra", "allow"),
            "outcome_within", Set.of("turns", "outcome", "after"));

    private static final Set<String> AT_KEYS = Set.of("action", "turn", "which", "must", "never", "optional");
    private static final Pattern TIME = Pattern.compile("\\b([01]?\\d|2[0-3])[:.]([0-5]\\d)\\b");
    private static final Pattern HOUR = Pattern.compile("\\b([01]?\\d|2[0-3])()\\s*(?:uur|h|Uhr)\\b");
    private static final int ROUNDING = 15;
    private static final int MINUTES_OF_A_DAY = 1_440;
    private static final int LINE = 300;

    private final Script script;
    private final List<Played.Turn> all;
    private final List<Played.Turn> turns;
    private final Company company;
    private final Inside inside;
    private final Instant begin;
    private final List<Played.Failure> failures = new ArrayList<>();

    Checks(Script script, List<Played.Turn> held, Company company, Inside inside, Instant begin) {
        this.script = script;
        this.all = held;
        this.turns = held.stream().filter(turn -> !turn.afterEnd()).toList();
        this.company = company;
        this.inside = inside;
        this.begin = begin;
    }

    /** What is wrong with the form of the checks themselves. */
    static List<String> faults(Map<String, Object> checks) {
        List<String> faults = new ArrayList<>();
        KEYS.forEach((part, known) -> {
            Map<String, Object> keys = part.isEmpty() ? checks : Json.map(checks.get(part));
            keys.keySet().stream()
                    .filter(key -> !known.contains(key))
                    .forEach(key -> faults.add("unknown check '%s'.".formatted(key)));
        });
        List<Object> patterns = new ArrayList<>();
        Map<String, Object> replies = Json.map(checks.get("replies"));
        patterns.addAll(Json.list(replies.get("must")));
        patterns.addAll(Json.list(replies.get("never")));
        for (Object at : Json.list(replies.get("at"))) {
            Map<String, Object> one = Json.map(at);
            one.keySet().stream()
                    .filter(key -> !AT_KEYS.contains(key))
                    .forEach(key -> faults.add("unknown check '%s'.".formatted(key)));
            patterns.addAll(Json.list(one.get("must")));
            patterns.addAll(Json.list(one.get("never")));
        }
        Json.map(checks.get("slots"))
                .values()
                .forEach(spec -> patterns.addAll(Json.list(Json.map(spec).get("match"))));
        for (Object pattern : patterns) {
            try {
                Wording.compiled(String.valueOf(pattern));
            } catch (PatternSyntaxException wrong) {
                faults.add("/%s/ %s".formatted(pattern, wrong.getDescription()));
            }
        }
        return faults;
    }

    /** All that came otherwise. */
    List<Played.Failure> failures() {
        if (!turns.isEmpty()) {
            Map<String, Object> checks = script.checks();
            Json.map(checks.get("slots")).forEach(this::slot);
            actions(Json.map(checks.get("actions")));
            replies(Json.map(checks.get("replies")));
            within(Json.map(checks.get("outcome_within")));
            if (Boolean.TRUE.equals(checks.get("silent_after_end"))) {
                all.stream()
                        .filter(turn -> turn.afterEnd() && !turn.said().isEmpty())
                        .forEach(turn -> fail(turn.number(), "silence after the end", first(turn.texts())));
            }
            if (!Boolean.FALSE.equals(checks.get("forbidden"))) {
                nothingTold(Json.map(checks.get("forbidden")));
            }
            duplicates(Objects.toString(checks.get("no_duplicates"), ""));
            length(Json.number(checks.get("max_reply_length"), 0));
            if (checks.get("language") instanceof String wanted) {
                language(wanted);
            }
            if (checks.get("callback_within") instanceof Number minutes) {
                callback(minutes.intValue());
            }
        }
        return failures;
    }

    private void fail(int turn, String expected, String came) {
        failures.add(new Played.Failure(turn, expected, Wording.brief(came, LINE)));
    }

    private int end() {
        return turns.getLast().number();
    }

    private static String first(Collection<String> texts) {
        return texts.stream().findFirst().orElse("");
    }

    private String listed() {
        return String.join(
                " ", turns.stream().flatMap(turn -> turn.actions().stream()).toList());
    }

    private String filled(Object pattern) {
        return String.valueOf(pattern)
                .replace("<<vendor_email>>", Pattern.quote(company.vendorEmail()))
                .replace("<<assistant>>", Pattern.quote(company.assistant()))
                .replace("<<name>>", Pattern.quote(company.name()))
                .replace("<<website>>", Pattern.quote(company.website().orElse("")));
    }

    private List<String> patterns(@Nullable Object value) {
        return Json.list(value).stream().map(this::filled).toList();
    }

    // ---- slots

    private void slot(String name, @Nullable Object spec) {
        String value = Objects.toString(turns.getLast().slots().get(name), "");
        boolean good;
        if (spec == null) {
            good = value.isEmpty();
        } else if (spec instanceof Map<?, ?> parts) {
            good = Json.map(parts).entrySet().stream().allMatch(part -> slotIs(part.getKey(), part.getValue(), value));
        } else {
            good = Json.texts(spec).stream().anyMatch(text -> Wording.fold(text).equals(Wording.fold(value)));
        }
        if (!good) {
            fail(
                    end(),
                    "slot %s = %s".formatted(name, spec == null ? "nothing" : spec),
                    value.isEmpty() ? "nothing" : value);
        }
    }

    private boolean slotIs(String kind, @Nullable Object wanted, String value) {
        String text = String.valueOf(wanted);
        return switch (kind) {
            case "match" -> !value.isEmpty() && Wording.matches(filled(text), value);
            case "not" -> !Json.texts(wanted).contains(value);
            case "set" -> !value.isEmpty() == Boolean.TRUE.equals(wanted);
            case "phone" -> lastDigits(text).equals(lastDigits(value));
            case "email" -> text.equalsIgnoreCase(value.strip());
            case "name" -> Wording.squash(value).contains(Wording.squash(text));
            default -> false;
        };
    }

    private static String lastDigits(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - 9));
    }

    // ---- actions

    /** An action of the conversation and its turn. */
    private record Step(int turn, String action) {
        boolean is(String expression) {
            return Wording.isOneOf(expression, action);
        }
    }

    private void actions(Map<String, Object> spec) {
        List<Step> steps = turns.stream()
                .flatMap(turn -> turn.actions().stream().map(action -> new Step(turn.number(), action)))
                .toList();
        for (String wanted : Json.texts(spec.get("must"))) {
            if (steps.stream().noneMatch(step -> step.is(wanted))) {
                fail(end(), "action " + wanted, listed());
            }
        }
        for (String unwanted : Json.texts(spec.get("never"))) {
            steps.stream()
                    .filter(step -> step.is(unwanted))
                    .findFirst()
                    .ifPresent(step -> fail(step.turn(), "never action " + unwanted, step.action()));
        }
        order(Json.texts(spec.get("order")), steps);
        Json.map(spec.get("count")).forEach((action, limits) -> {
            long times = steps.stream().filter(step -> step.is(action)).count();
            int least = Json.number(Json.map(limits).get("min"), 0);
            int most = Json.number(Json.map(limits).get("max"), Integer.MAX_VALUE);
            if (times < least || times > most) {
                fail(end(), "%s %s times".formatted(action, limits), "%d times: %s".formatted(times, listed()));
            }
        });
        Json.map(spec.get("by")).forEach((action, latest) -> {
            int turn = Json.number(latest, 0);
            if (steps.stream().noneMatch(step -> step.is(action) && step.turn() <= turn)) {
                fail(turn, "action %s by turn %d".formatted(action, turn), listed());
            }
        });
        Json.map(spec.get("only_after"))
                .forEach((action, before) -> steps.stream()
                        .filter(step -> step.is(action))
                        .findFirst()
                        .filter(step -> steps.stream()
                                .noneMatch(
                                        earlier -> earlier.turn() < step.turn() && earlier.is(String.valueOf(before))))
                        .ifPresent(step -> fail(
                                step.turn(),
                                "%s only after %s in an earlier turn".formatted(action, before),
                                listed())));
        Json.map(spec.get("never_after"))
                .forEach((before, action) -> steps.stream()
                        .dropWhile(step -> !step.is(before))
                        .skip(1)
                        .filter(step -> step.is(String.valueOf(action)))
                        .findFirst()
                        .ifPresent(step ->
                                fail(step.turn(), "never %s after %s".formatted(action, before), step.action())));
    }

    private void order(List<String> wanted, List<Step> steps) {
        int from = 0;
        for (String action : wanted) {
            int at = from;
            while (at < steps.size() && !steps.get(at).is(action)) {
                at++;
            }
            if (at == steps.size()) {
                fail(end(), "in this order: %s (missing: %s)".formatted(String.join(" > ", wanted), action), listed());
                return;
            }
            from = at + 1;
        }
    }

    // ---- replies

    private void replies(Map<String, Object> spec) {
        for (String pattern : patterns(spec.get("must"))) {
            if (turns.stream().flatMap(turn -> turn.whole().stream()).noneMatch(t -> Wording.matches(pattern, t))) {
                fail(
                        end(),
                        "a reply that matches /%s/".formatted(pattern),
                        String.join(
                                " / ",
                                turns.stream()
                                        .flatMap(turn -> turn.texts().stream())
                                        .toList()));
            }
        }
        for (String pattern : patterns(spec.get("never"))) {
            for (Played.Turn turn : all) {
                Optional<String> hit = turn.texts().stream()
                        .filter(text -> Wording.matches(pattern, text))
                        .findFirst();
                if (hit.isPresent()) {
                    fail(turn.number(), "no reply that matches /%s/".formatted(pattern), hit.get());
                    break;
                }
            }
        }
        Json.list(spec.get("at")).forEach(at -> replyAt(Json.map(at)));
    }

    /** What was said at one place. */
    private record Heard(int turn, String text) {}

    private void replyAt(Map<String, Object> at) {
        Object action = at.get("action");
        String where = action == null ? "turn " + at.get("turn") : String.valueOf(action);
        List<Heard> found = turns.stream()
                .flatMap(turn -> action == null
                        ? Stream.of(new Heard(turn.number(), String.join(" ", turn.texts())))
                                .filter(heard -> heard.turn() == Json.number(at.get("turn"), 0))
                        : turn.acts().stream()
                                .filter(act -> Wording.isOneOf(where, act.name()))
                                .map(act -> new Heard(turn.number(), String.join(" ", act.texts()))))
                .toList();
        if (found.isEmpty()) {
            if (!Boolean.TRUE.equals(at.get("optional"))) {
                fail(end(), where + " to happen", listed());
            }
            return;
        }
        String which = Objects.toString(at.get("which"), "any");
        List<Heard> chosen = which.equals("last")
                ? List.of(found.getLast())
                : which.equals("first") ? List.of(found.getFirst()) : found;
        List<String> must = patterns(at.get("must"));
        List<Heard> bad = chosen.stream()
                .filter(heard -> !must.stream().allMatch(pattern -> Wording.matches(pattern, heard.text())))
                .toList();
        if (which.equals("all") ? !bad.isEmpty() : bad.size() == chosen.size()) {
            Heard shown = which.equals("all") ? bad.getFirst() : bad.getLast();
            String missing = must.stream()
                    .filter(pattern -> !Wording.matches(pattern, shown.text()))
                    .findFirst()
                    .orElse("");
            fail(shown.turn(), "%s that matches /%s/".formatted(where, missing), shown.text());
        }
        for (String pattern : patterns(at.get("never"))) {
            chosen.stream()
                    .filter(heard -> Wording.matches(pattern, heard.text()))
                    .findFirst()
                    .ifPresent(heard ->
                            fail(heard.turn(), "%s that does not match /%s/".formatted(where, pattern), heard.text()));
        }
    }

    // ---- the rest

    private void within(Map<String, Object> spec) {
        if (spec.isEmpty()) {
            return;
        }
        List<String> wanted = Json.texts(spec.get("outcome"));
        Optional<Integer> reached = turns.stream()
                .filter(turn -> {
                    String outcome = Objects.toString(turn.slots().get("outcome"), "");
                    return !outcome.isEmpty() && (wanted.isEmpty() || wanted.contains(outcome));
                })
                .map(Played.Turn::number)
                .findFirst();
        Optional<Integer> start = spec.get("after") instanceof String after
                ? turns.stream()
                        .filter(turn -> turn.actions().stream().anyMatch(a -> Wording.isOneOf(after, a)))
                        .map(Played.Turn::number)
                        .findFirst()
                : Optional.of(0);
        int most = Json.number(spec.get("turns"), 0);
        if (reached.isEmpty() || start.isEmpty() || reached.get() > start.get() + most) {
            fail(
                    reached.orElse(end()),
                    "outcome %s within %d turns".formatted(wanted.isEmpty() ? "(any)" : wanted, most),
                    reached.map(turn -> "turn " + turn)
                            .orElse("outcome "
                                    + Objects.toString(turns.getLast().slots().get("outcome"), "(none)")));
        }
    }

    private void nothingTold(Map<String, Object> spec) {
        List<String> allowed = Json.texts(spec.get("allow"));
        for (Played.Turn turn : all) {
            for (String text : turn.whole()) {
                if (!Boolean.FALSE.equals(spec.get("company"))) {
                    inside.told(text, allowed).ifPresent(what -> fail(turn.number(), "never " + what, text));
                }
                Json.texts(spec.get("extra")).stream()
                        .filter(extra -> Wording.squash(text).contains(Wording.squash(extra)))
                        .findFirst()
                        .ifPresent(extra -> fail(turn.number(), "never '%s'".formatted(extra), text));
            }
        }
    }

    private void duplicates(String scope) {
        if (scope.isEmpty()) {
            return;
        }
        Set<String> seen = new HashSet<>();
        Set<String> previous = new HashSet<>();
        for (Played.Turn turn : turns) {
            Set<String> here = new HashSet<>();
            for (String text : turn.texts()) {
                String key = Wording.squash(text);
                boolean again = here.contains(key)
                        || (scope.equals("adjacent") && previous.contains(key))
                        || (scope.equals("all") && seen.contains(key));
                if (!key.isEmpty() && again) {
                    fail(turn.number(), "no message said twice (%s)".formatted(scope), text);
                }
                here.add(key);
            }
            seen.addAll(here);
            previous = here;
        }
    }

    private void length(int longest) {
        if (longest > 0) {
            turns.forEach(turn -> turn.texts().stream()
                    .filter(text -> text.length() > longest)
                    .forEach(text -> fail(turn.number(), "at most %d characters a message".formatted(longest), text)));
        }
    }

    private void language(String wanted) {
        List<String> texts = turns.stream()
                .flatMap(turn -> turn.acts().stream())
                .filter(act -> !act.name().equals("action_answer"))
                .flatMap(act -> act.texts().stream())
                .toList();
        String guess = SpokenLanguage.of(
                texts.isEmpty()
                        ? turns.stream().flatMap(turn -> turn.texts().stream()).toList()
                        : texts);
        if (!guess.equals(wanted)) {
            fail(end(), "replies in " + wanted, "%s: %s".formatted(guess, String.join(" / ", texts)));
        }
    }

    /** The first time of day in the promise is at most so many minutes away; a quarter of an hour may be lost by rounding. */
    private void callback(int minutes) {
        Optional<Heard> promise = turns.stream()
                .flatMap(turn -> turn.acts().stream()
                        .filter(act -> act.name().equals("action_promise_callback"))
                        .map(act -> new Heard(turn.number(), String.join(" ", act.texts()))))
                .reduce((earlier, later) -> later);
        if (promise.isEmpty()) {
            fail(end(), "action_promise_callback", "no such action");
            return;
        }
        Matcher time = TIME.matcher(promise.get().text());
        Matcher hour = HOUR.matcher(promise.get().text());
        Matcher found = time.find() ? time : hour;
        if (found == hour && !hour.find()) {
            fail(
                    promise.get().turn(),
                    "a time of day in the promise",
                    promise.get().text());
            return;
        }
        LocalTime now = begin.atZone(company.timeZone()).toLocalTime();
        int due = Integer.parseInt(found.group(1)) * 60
                + (found.group(2).isEmpty() ? 0 : Integer.parseInt(found.group(2)));
        int ahead = Math.floorMod(due - now.getHour() * 60 - now.getMinute() + 5, MINUTES_OF_A_DAY) - 5;
        if (ahead > minutes + ROUNDING) {
            fail(
                    promise.get().turn(),
                    String.format(Locale.ROOT, "a call-back within %d minutes of %s", minutes, now),
                    promise.get().text());
        }
    }
}
