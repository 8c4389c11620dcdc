package io.balie.shell.http;

import io.balie.dialog.company.Company;
import io.balie.shell.Version;
import io.balie.shell.channel.UserMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Company company;
    private final Model model;

    /**
     * The model in use.
     *
     * @param file its name, without folders
     * @param fingerprint over its data, settings, seed and weights
     */
    record Model(String file, String fingerprint) {}

    AboutApi(Company company, Model model) {
        this.company = company;
        this.model = model;
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
        json.put("model_file", model.file());
        json.put("model_id", model.fingerprint());
        json.put("num_active_training_jobs", 0);
        return json;
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
