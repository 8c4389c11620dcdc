package io.balie.shell.http;

import io.balie.dialog.evaluation.Played;
import io.balie.dialog.evaluation.StoryReport;
import io.balie.nlu.evaluation.CrossValidation;
import io.balie.nlu.evaluation.Verdict;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.DeskInUse;
import io.balie.shell.desk.Workshop;
import io.balie.shell.report.NluResults;
import io.balie.shell.report.StoryResults;
import io.balie.shell.trial.NluTrial;
import io.balie.shell.trial.StoryTrial;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tests of the model in use, and of how well a model can be trained. */
@RestController
final class TestApi {

    private final DeskInUse desk;
    private final Optional<Workshop> workshop;
    private final Jobs jobs;

    /** @param workshop none where nothing can be read or trained */
    TestApi(DeskInUse desk, Optional<Workshop> workshop, Jobs jobs) {
        this.desk = desk;
        this.workshop = workshop;
        this.jobs = jobs;
    }

    @PostMapping("/model/test/stories")
    ResponseEntity<byte[]> stories(HttpServletRequest request) throws IOException {
        Query query = Query.of(request);
        Desk tested = desk.get();
        byte[] body =
                body(request, "You must provide some stories in the request body in order to evaluate your model.");
        boolean endToEnd = query.flag("e2e", false);
        return jobs.answer(Jobs.Kind.TESTING, query, () -> {
            StoryReport report = new StoryTrial(tested.turns())
                    .play(workshop().stories(body, tested.turns().scene().bot()), endToEnd);
            return json(json(report, endToEnd));
        });
    }

    private static Map<String, @Nullable Object> json(StoryReport report, boolean endToEnd) {
        StoryResults results = new StoryResults(report);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("report", results.json());
        json.put("precision", results.classification().weighted().precision());
        json.put("f1", results.classification().weighted().f1());
        json.put("accuracy", results.classification().accuracy());
        json.put("actions", report.acts().stream().map(TestApi::act).toList());
        json.put("in_training_data_fraction", report.inTrainingDataFraction());
        json.put("is_end_to_end_evaluation", endToEnd);
        return json;
    }

    private static Map<String, @Nullable Object> act(Played.Act act) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("action", act.expected());
        json.put("predicted", act.predicted());
        json.put("policy", act.policy().isEmpty() ? null : act.policy());
        json.put("confidence", act.confidence());
        return json;
    }

    @PostMapping("/model/test/intents")
    ResponseEntity<byte[]> intents(HttpServletRequest request) throws IOException {
        Query query = Query.of(request);
        byte[] body =
                body(request, "You must provide some nlu data in the request body in order to evaluate your model.");
        boolean inJson = isJson(request, body);
        Optional<Integer> folds = query.number("cross_validation_folds", 2);
        if (folds.isPresent() && inJson) {
            throw new Refusal(400, "TestingError", "Cross-validation is only supported for YAML data.", Map.of());
        }
        Optional<String> model = query.text("model");
        return jobs.answer(Jobs.Kind.TESTING, query, () -> {
            Checked messages = workshop().messages(body, inJson);
            return json(
                    folds.isPresent()
                            ? crossValidated(new NluTrial(messages), messages, folds.get())
                            : tested(messages, model));
        });
    }

    private Map<String, ?> tested(Checked messages, Optional<String> model) {
        Desk read = model.map(name -> workshop()
                        .load(name)
                        .orElseThrow(() -> new Refusal(
                                500, "LoadingError", "There is no such model, or it cannot be used.", Map.of())))
                .orElseGet(desk::get);
        List<Verdict> verdicts = new NluTrial(messages)
                .read(messages.bot().examples(), read.turns().scene().interpreter());
        return NluResults.of(verdicts, NluTrial.extractors(read.turns().scene().bot()))
                .json();
    }

    /** Each kind in the same four figures, as Rasa answers a cross-validation. */
    private static Map<String, ?> crossValidated(NluTrial trial, Checked messages, int folds) {
        List<Verdict> held = new ArrayList<>();
        for (CrossValidation.Fold fold :
                trial.inFolds(messages.bot().examples(), folds, number -> (epoch, of, loss) -> {})) {
            held.addAll(fold.held());
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        trial.results(held)
                .json()
                .forEach((kind, found) -> json.put(
                        kind,
                        kind.equals("entity_evaluation") ? pooled((Map<?, ?>) found) : figures((Map<?, ?>) found)));
        return json;
    }

    private static Map<String, @Nullable Object> figures(Map<?, ?> found) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("report", found.get("report") == null ? Map.of() : found.get("report"));
        figures.put("precision", found.get("precision"));
        figures.put("f1_score", found.get("f1_score"));
        figures.put("errors", found.get("errors") == null ? List.of() : found.get("errors"));
        return figures;
    }

    /** Of one extractor its own figures; of several a report for each, and their means. */
    private static Map<String, @Nullable Object> pooled(Map<?, ?> byExtractor) {
        if (byExtractor.size() == 1 && byExtractor.values().iterator().next() instanceof Map<?, ?> only) {
            return figures(only);
        }
        Map<String, @Nullable Object> reports = new LinkedHashMap<>();
        List<@Nullable Object> errors = new ArrayList<>();
        byExtractor.forEach((extractor, found) -> {
            Map<?, ?> one = (Map<?, ?>) found;
            reports.put(String.valueOf(extractor), one.get("report"));
            if (one.get("errors") instanceof List<?> some) {
                errors.addAll(some);
            }
        });
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("report", reports);
        all.put("precision", mean(byExtractor, "precision"));
        all.put("f1_score", mean(byExtractor, "f1_score"));
        all.put("errors", errors);
        return all;
    }

    private static @Nullable Double mean(Map<?, ?> byExtractor, String figure) {
        var all = byExtractor.values().stream()
                .map(found -> ((Map<?, ?>) found).get(figure))
                .filter(Number.class::isInstance)
                .mapToDouble(number -> ((Number) number).doubleValue())
                .average();
        return all.isPresent() ? all.getAsDouble() : null;
    }

    private static boolean isJson(HttpServletRequest request, byte[] body) {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("yaml") || type.contains("yml")) {
            return false;
        }
        for (byte first : body) {
            if (!Character.isWhitespace(first)) {
                return first == '{';
            }
        }
        return type.contains("json");
    }

    private static byte[] body(HttpServletRequest request, String ifNone) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length == 0) {
            throw new Refusal(400, "BadRequest", ifNone, Map.of());
        }
        return body;
    }

    private Workshop workshop() {
        return workshop.orElseThrow(
                () -> new Refusal(409, "Conflict", "This server makes and loads no models.", Map.of()));
    }

    private static ResponseEntity<byte[]> json(Object value) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(value));
    }
}
