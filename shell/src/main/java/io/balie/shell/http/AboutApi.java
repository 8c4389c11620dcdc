package io.balie.shell.http;

import io.balie.data.yaml.YamlText;
import io.balie.dialog.company.Company;
import io.balie.shell.Version;
import io.balie.shell.action.DomainJson;
import io.balie.shell.channel.UserMessage;
import io.balie.shell.desk.Desk;
import io.balie.shell.desk.DeskInUse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What this server is, for programs and for people. */
@RestController
final class AboutApi {

    private final DeskInUse desk;
    private final Jobs jobs;
    private final List<String> channels;

    /** @param channels the names of those that are open */
    AboutApi(DeskInUse desk, Jobs jobs, List<String> channels) {
        this.desk = desk;
        this.jobs = jobs;
        this.channels = List.copyOf(channels);
    }

    /** Rasa's greeting; a browser is sent to the chat page. */
    @GetMapping("/")
    ResponseEntity<String> hello(@RequestHeader(name = "Accept", defaultValue = "*/*") List<MediaType> accepted) {
        boolean browser = accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        if (browser) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .header(HttpHeaders.LOCATION, "/chat")
                    .header(HttpHeaders.VARY, "Accept")
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header(HttpHeaders.VARY, "Accept")
                .body("Hello from Balie: " + Version.CURRENT);
    }

    @GetMapping("/version")
    Map<String, String> version() {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("version", Version.CURRENT);
        json.put("minimum_compatible_version", Version.CURRENT);
        return json;
    }

    @GetMapping("/status")
    Map<String, Object> status() {
        Map<String, Object> json = new LinkedHashMap<>();
        Desk now = desk.get();
        json.put("model_file", String.valueOf(now.model().getFileName()));
        json.put("model_id", now.modelFingerprint());
        json.put("num_active_training_jobs", jobs.trainings());
        return json;
    }

    /** The domain in JSON or YAML, whichever is asked for by name, as in Rasa. */
    @GetMapping("/domain")
    ResponseEntity<byte[]> domain(HttpServletRequest request) {
        Map<String, @Nullable Object> domain =
                DomainJson.of(desk.get().turns().scene().bot().domain());
        String accepted = Optional.ofNullable(request.getHeader("Accept")).orElse("application/json");
        String form = accepted.toLowerCase(Locale.ROOT).strip();
        if (form.endsWith("json")) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.VARY, "Accept")
                    .body(Json.bytes(domain));
        }
        if (form.endsWith("yml") || form.endsWith("yaml")) {
            return ResponseEntity.ok()
                    .contentType(new MediaType("application", "x-yaml", StandardCharsets.UTF_8))
                    .header(HttpHeaders.VARY, "Accept")
                    .body(YamlText.of(domain).getBytes(StandardCharsets.UTF_8));
        }
        throw new Refusal(
                406,
                "NotAcceptable",
                "Invalid Accept header. Domain can be provided as json (\"Accept: application/json\") or yml"
                        + " (\"Accept: application/x-yaml\"). Make sure you've set the appropriate Accept header.",
                Map.of());
    }

    /** The channels that are open. */
    @GetMapping({"/webhooks", "/webhooks/"})
    Map<String, List<String>> channels() {
        return Map.of("channels", channels);
    }

    @GetMapping({"/chat", "/chat/"})
    ResponseEntity<Resource> chat() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("/static/chat/index.html"));
    }

    /** What the chat page says of the company. */
    @GetMapping("/chat/settings")
    Map<String, Object> settings() {
        Company company = desk.get().turns().scene().company();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("company", company.name());
        json.put("assistant", company.assistant());
        json.put("formal", company.addressForm() == Company.AddressForm.FORMAL);
        json.put("language", company.language().code());
        Optional<String> website = company.website();
        website.ifPresent(url -> json.put("website", url));
        json.put("longest_message", UserMessage.LONGEST_TEXT);
        return json;
    }
}
