package io.balie.shell.http;

import io.balie.dialog.company.Company;
import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.shell.channel.UserMessage;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.DeskInUse;
import io.balie.shell.desk.UnfitModel;
import io.balie.shell.desk.Workshop;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The model: what it makes of messages and conversations, and another in its place. */
@RestController
final class ModelApi {

    private final DeskInUse desk;
    private final Optional<Workshop> workshop;
    private final Jobs jobs;
    private final Clock clock;

    /** @param workshop none where models cannot be made or changed */
    ModelApi(DeskInUse desk, Optional<Workshop> workshop, Jobs jobs, Clock clock) {
        this.desk = desk;
        this.workshop = workshop;
        this.jobs = jobs;
        this.clock = clock;
    }

    @PostMapping("/model/parse")
    ResponseEntity<byte[]> parse(HttpServletRequest request) throws IOException {
        Query.of(request).text("emulation_mode").ifPresent(mode -> {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "Invalid parameter value for 'emulation_mode': the forms of WIT, LUIS and DIALOGFLOW are not given."
                            + " Leave it out.",
                    Map.of("parameter", "emulation_mode", "in", "query"));
        });
        Desk now = desk.get();
        Map<String, @Nullable Object> body =
                Json.object(request.getInputStream().readAllBytes());
        if (!(body.get("text") instanceof String text)) {
            throw Refusal.badRequest("'text' is missing or no text, expected a JSON string.", "text");
        }
        if (text.codePointCount(0, text.length()) > UserMessage.LONGEST_TEXT) {
            throw new Refusal(
                    413,
                    "MessageTooLong",
                    "The text is longer than %d characters.".formatted(UserMessage.LONGEST_TEXT),
                    Map.of("parameter", "text", "in", "body"));
        }
        Company company = now.turns().scene().company();
        Message message = new Message(text, clock.instant(), company.timeZone(), company.country(), Optional.empty());
        return json(Readings.json(
                now.turns().scene().interpreter().read(message),
                now.turns().scene().bot().domain()));
    }

    @PostMapping("/model/predict")
    ResponseEntity<byte[]> predict(HttpServletRequest request) throws IOException {
        TrackerForm.Scope scope = TrackerForm.Scope.of(Query.of(request));
        Desk now = desk.get();
        Object body = Json.value(request.getInputStream().readAllBytes());
        Instant moment = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var bot = now.turns().scene().bot();
        List<Event> events = new GivenEvents(new Language(bot.language())).read(body, moment);
        Tracker tracker = Tracker.of(UserMessage.DEFAULT_SENDER, events);
        return json(Predicted.json(now.turns(), tracker, moment, new TrackerForm(bot).json(tracker, scope)));
    }

    @PostMapping("/model/train")
    ResponseEntity<byte[]> train(HttpServletRequest request) throws IOException {
        Query query = Query.of(request);
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length == 0) {
            throw new Refusal(
                    400,
                    "BadRequest",
                    "You must provide training data in the request body in order to train your model.",
                    Map.of());
        }
        boolean afresh = query.flag("force_training", false);
        boolean keep = query.flag("save_to_default_model_directory", true);
        return jobs.answer(Jobs.Kind.TRAINING, query, () -> {
            Workshop.Made made = workshop().train(body, afresh, keep);
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType("application/zip"))
                    .header("filename", made.name())
                    .header(
                            "Content-Disposition",
                            ContentDisposition.attachment()
                                    .filename(made.name())
                                    .build()
                                    .toString())
                    .body(made.content());
        });
    }

    @PutMapping("/model")
    ResponseEntity<byte[]> change(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length == 0) {
            throw new Refusal(400, "BadRequest", "No path to model file defined in request_body.", Map.of());
        }
        Map<String, @Nullable Object> json = Json.object(body);
        for (String other : List.of("model_server", "remote_storage")) {
            if (json.get(other) != null) {
                throw Refusal.badRequest(
                        "'%s' is not supported; put the model among the others and name it with 'model_file'."
                                .formatted(other),
                        other);
            }
        }
        if (!(json.get("model_file") instanceof String file) || file.isBlank()) {
            throw Refusal.badRequest("'model_file' is missing, expected the name of a model.", "model_file");
        }
        try {
            desk.change(workshop()
                    .load(file)
                    .orElseThrow(() -> Refusal.badRequest(
                            "Agent with this name could not be loaded: there is no such model.", "model_file")));
        } catch (UnfitModel unfit) {
            throw Refusal.badRequest("Agent with this name could not be loaded: " + unfit.getMessage(), "model_file");
        }
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/model")
    ResponseEntity<byte[]> takeAway() {
        desk.takeAway();
        return ResponseEntity.noContent().build();
    }

    private Workshop workshop() {
        return workshop.orElseThrow(
                () -> new Refusal(409, "Conflict", "This server makes and loads no models.", Map.of()));
    }

    private static ResponseEntity<byte[]> json(Object value) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(value));
    }
}
