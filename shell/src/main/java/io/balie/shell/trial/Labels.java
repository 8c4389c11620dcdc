package io.balie.shell.trial;

import io.balie.data.bot.WrittenExample;
import io.balie.nlu.Example;
import io.balie.nlu.evaluation.CrossValidation;
import io.balie.nlu.evaluation.Verdict;
import io.balie.nlu.inspection.Duplicates;
import io.balie.nlu.inspection.Suspects;
import io.balie.nlu.model.Progress;
import io.balie.shell.desk.Checked;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What is doubtful about the labels of a bot's messages.
 *
 * @param messages all of them
 * @param read how many were read by a model that had not seen them
 * @param leftOut intents with too few messages for that
 * @param suspects labels that are probably wrong, the surest first; places are those in {@code messages}
 * @param conflicts pairs of messages that are nearly the same and have different labels
 * @param repeats pairs that are nearly the same and have the same label
 */
public record Labels(
        List<WrittenExample> messages,
        int read,
        Set<String> leftOut,
        List<Suspects.Suspect> suspects,
        List<Duplicates.Pair> conflicts,
        List<Duplicates.Pair> repeats) {

    public Labels {
        messages = List.copyOf(messages);
        leftOut = Set.copyOf(leftOut);
        suspects = List.copyOf(suspects);
        conflicts = List.copyOf(conflicts);
        repeats = List.copyOf(repeats);
    }

    /**
     * Look through a bot's messages.
     *
     * @param folds 0: labels are not held against models, which takes as many trainings
     * @param least from which likeness on two messages are nearly the same
     * @param progress of the training for each fold, from 1
     */
    public static Labels of(Checked checked, int folds, double least, IntFunction<Progress> progress) {
        List<WrittenExample> messages = checked.bot().messages();
        List<Example> examples = checked.bot().examples();
        List<Duplicates.Pair> conflicts = new ArrayList<>();
        List<Duplicates.Pair> repeats = new ArrayList<>();
        for (Duplicates.Pair pair :
                Duplicates.among(examples.stream().map(Example::text).toList(), least)) {
            boolean same = examples.get(pair.first())
                    .intent()
                    .equals(examples.get(pair.second()).intent());
            (same ? repeats : conflicts).add(pair);
        }
        List<Example> frequent = folds == 0 ? List.of() : NluTrial.frequent(examples, folds);
        Set<String> rare = folds == 0 ? Set.of() : NluTrial.rare(examples, folds);
        List<Suspects.Suspect> suspects = frequent.isEmpty()
                ? List.of()
                : suspects(examples, new NluTrial(checked).inFolds(frequent, folds, progress));
        return new Labels(messages, frequent.size(), rare, suspects, conflicts, repeats);
    }

    /** Folds shuffle the messages; each is the same object as before, so that its place is known. */
    private static List<Suspects.Suspect> suspects(List<Example> examples, List<CrossValidation.Fold> folds) {
        IdentityHashMap<Example, Integer> places = new IdentityHashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            places.put(examples.get(i), i);
        }
        List<Verdict> held =
                folds.stream().flatMap(fold -> fold.held().stream()).toList();
        return Suspects.among(held).found().stream()
                .map(suspect -> new Suspects.Suspect(
                        Optional.ofNullable(
                                        places.get(held.get(suspect.message()).example()))
                                .orElseThrow(),
                        suspect.label(),
                        suspect.suggested(),
                        suspect.labelConfidence(),
                        suspect.suggestedConfidence()))
                .toList();
    }

    /** Whether there is nothing to doubt; messages that stand twice with the same label do no harm. */
    public boolean areFine() {
        return suspects.isEmpty() && conflicts.isEmpty();
    }

    /** All as JSON values. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("messages", messages.size());
        json.put("read", read);
        json.put("left_out", leftOut.stream().sorted().toList());
        json.put(
                "suspects",
                suspects.stream()
                        .map(suspect -> {
                            Map<String, Object> one = message(suspect.message());
                            one.put("suggested", suspect.suggested());
                            one.put("label_confidence", suspect.labelConfidence());
                            one.put("suggested_confidence", suspect.suggestedConfidence());
                            one.put("sureness", suspect.sureness());
                            return one;
                        })
                        .toList());
        json.put("conflicts", conflicts.stream().map(this::pair).toList());
        json.put("repeats", repeats.stream().map(this::pair).toList());
        return json;
    }

    private Map<String, Object> pair(Duplicates.Pair pair) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("likeness", pair.likeness());
        json.put("first", message(pair.first()));
        json.put("second", message(pair.second()));
        return json;
    }

    private Map<String, Object> message(int place) {
        WrittenExample message = messages.get(place);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", message.spot().file());
        json.put("line", message.spot().line());
        json.put("text", message.example().text());
        json.put("intent", message.example().intent());
        json.put("language", message.example().language().code());
        return json;
    }
}
