package io.balie.data.company;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.balie.data.privacy.Retention;
import io.balie.data.yaml.Block;
import io.balie.data.yaml.DidYouMean;
import io.balie.data.yaml.Findings;
import io.balie.data.yaml.Spot;
import io.balie.data.yaml.Value;
import io.balie.data.yaml.YamlFiles;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Company.AddressForm;
import io.balie.dialog.company.Company.VendorPolicy;
import io.balie.dialog.company.Employee;
import io.balie.dialog.company.OpeningHours;
import io.balie.nlu.Language;
import io.balie.nlu.retrieval.Entry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code company.yml} and the knowledge folder that it names.
 *
 * <p>Needed are {@code name}, {@code assistant} and {@code vendor_email}. Without the others these hold: {@code vendor_policy} redirect,
 * {@code address_form} formal, {@code time_zone} Europe/Amsterdam, {@code country} NL, {@code holidays} closed, {@code opening_hours}
 * Monday to Friday from nine to five, {@code callback_within} PT4H, {@code languages} nl, en, de, fr, no employees and no knowledge,
 * and no {@code retention}: conversations are kept until they are erased.
 */
public final class CompanyFile {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Amsterdam");
    private static final String USUAL_COUNTRY = "NL";
    private static final Duration USUAL_CALLBACK = Duration.ofHours(4);
    private static final List<Language> USUAL_LANGUAGES = List.of(Language.NL, Language.EN, Language.DE, Language.FR);

    private static final String OTHERWISE = "default";
    private static final List<String> KEPT = List.of("sales_pitch", "genuine_request", "complaint", OTHERWISE);

    /** The longest message that is ever sent. */
    private static final int LONGEST_REPLY = 300;

    private static final Pattern EMAIL = Pattern.compile(
            "[^@\\s<>\"(),;:]+@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?\\.[\\p{L}\\p{N}-]{2,}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Path file;
    private final Findings findings = new Findings();
    private final YamlFiles files;

    private CompanyFile(Path file, UnaryOperator<@Nullable String> environment) {
        this.file = file.toAbsolutePath().normalize();
        Path folder = this.file.getParent();
        this.files = new YamlFiles(folder == null ? this.file : folder, environment, findings);
    }

    /**
     * Read a company, with the environment of this process.
     *
     * @throws io.balie.data.yaml.Faults if anything in it is wrong
     */
    public static CompanyFiles read(Path file) {
        return read(file, System::getenv);
    }

    /**
     * Read a company.
     *
     * @param environment gives the value of a variable written as <code>${NAME}</code>, null if it is not set
     * @throws io.balie.data.yaml.Faults if anything in it is wrong
     */
    public static CompanyFiles read(Path file, UnaryOperator<@Nullable String> environment) {
        return new CompanyFile(file, environment).read();
    }

    private CompanyFiles read() {
        Spot start = new Spot(files.nameOf(file), 1, 1);
        int before = findings.count();
        Optional<Block> root = files.open(file).flatMap(value -> value.block("this file"));
        if (root.isEmpty() && findings.count() == before) {
            findings.fault(start, "The file is empty, expected 'company'.");
        }
        root.ifPresent(block -> block.onlyKeys("company", "version"));
        Optional<Block> written =
                root.flatMap(block -> block.require("company")).flatMap(value -> value.block("'company'"));
        Optional<Company> company = written.map(this::company);
        List<Entry> knowledge = new ArrayList<>();
        if (company.isPresent()) {
            knowledge.addAll(knowledge(written.get(), company.get()));
        }
        Retention retention = written.map(CompanyFile::retention).orElse(Retention.NONE);
        findings.orThrow();
        return new CompanyFiles(
                company.orElseThrow(),
                knowledge,
                YamlFiles.combined(files.fingerprints()),
                retention,
                findings.warnings());
    }

    private Company company(Block block) {
        block.onlyKeys(
                "name",
                "assistant",
                "website",
                "vendor_email",
                "vendor_policy",
                "address_form",
                "time_zone",
                "country",
                "holidays",
                "opening_hours",
                "callback_within",
                "employees",
                "knowledge",
                "languages",
                "retention");
        String country = country(block);
        boolean closedOnHolidays =
                choice(block, "holidays", List.of("closed", "open"), "closed").equals("closed");
        if (closedOnHolidays && COUNTRIES.contains(country) && !PublicHolidays.knows(country)) {
            findings.fault(
                    block.entry("country").map(Value.Entry::spot).orElse(block.spot()),
                    "The public holidays of country '%s' are not known.".formatted(country),
                    "Write holidays: open.");
        }
        return new Company(
                block.requireText("name").orElse("?"),
                block.requireText("assistant").orElse("?"),
                url(block, "website"),
                email(block, "vendor_email", true).orElse("?"),
                VendorPolicy.valueOf(choice(block, "vendor_policy", List.of("redirect", "accept"), "redirect")
                        .toUpperCase(Locale.ROOT)),
                AddressForm.valueOf(choice(block, "address_form", List.of("formal", "informal"), "formal")
                        .toUpperCase(Locale.ROOT)),
                zone(block),
                country,
                closedOnHolidays,
                openingHours(block),
                callback(block),
                employees(block, country),
                languages(block));
    }

    private static Retention retention(Block block) {
        Optional<Block> periods = block.get("retention").flatMap(value -> value.block("'retention'"));
        if (periods.isEmpty()) {
            return Retention.NONE;
        }
        periods.get().onlyKeys(KEPT);
        Map<String, TemporalAmount> byCategory = new HashMap<>();
        for (Value.Entry entry : periods.get().entries()) {
            if (KEPT.contains(entry.key())) {
                entry.value()
                        .rawText(periods.get().named(entry.key()))
                        .flatMap(text -> period(entry, text))
                        .ifPresent(period -> byCategory.put(entry.key(), period));
            }
        }
        Optional<TemporalAmount> otherwise = Optional.ofNullable(byCategory.remove(OTHERWISE));
        return new Retention(byCategory, otherwise);
    }

    private static Optional<TemporalAmount> period(Value.Entry entry, String text) {
        Optional<TemporalAmount> period = Retention.period(text);
        if (period.isEmpty()) {
            entry.value()
                    .fault(
                            "'%s' is '%s', expected a period.".formatted(entry.key(), text),
                            "Write it in ISO 8601: P90D (90 days), P6M (6 months), P2Y (2 years).");
        }
        return period;
    }

    private OpeningHours openingHours(Block block) {
        return block.get("opening_hours")
                .map(value -> new OpeningHoursReader(findings).read(value))
                .orElseGet(() -> {
                    Map<DayOfWeek, List<OpeningHours.Span>> week = new EnumMap<>(DayOfWeek.class);
                    for (DayOfWeek day : DayOfWeek.values()) {
                        if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                            week.put(day, List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0))));
                        }
                    }
                    return new OpeningHours(week);
                });
    }

    private static String choice(Block block, String key, List<String> known, String otherwise) {
        Optional<Value> value = block.get(key);
        Optional<String> text = value.flatMap(v -> v.text(block.named(key)));
        if (text.isPresent() && !known.contains(text.get())) {
            String near = DidYouMean.hint(text.get(), known);
            value.get()
                    .fault("'%s' is '%s', expected %s.".formatted(key, text.get(), String.join(" or ", known)), near);
            return otherwise;
        }
        return text.orElse(otherwise);
    }

    private static String country(Block block) {
        Optional<Value> value = block.get("country");
        Optional<String> text = value.flatMap(v -> v.text("'country'"));
        if (text.isPresent() && !COUNTRIES.contains(text.get())) {
            value.get()
                    .fault(
                            "Country is '%s', expected a two-letter code.".formatted(text.get()),
                            COUNTRIES.contains(text.get().toUpperCase(Locale.ROOT))
                                    ? "Did you mean '%s'?".formatted(text.get().toUpperCase(Locale.ROOT))
                                    : "Write NL, BE, DE, ... (ISO 3166).");
            return USUAL_COUNTRY;
        }
        return text.orElse(USUAL_COUNTRY);
    }

    private static ZoneId zone(Block block) {
        Optional<Value> value = block.get("time_zone");
        Optional<String> text = value.flatMap(v -> v.text("'time_zone'"));
        if (text.isEmpty()) {
            return USUAL_ZONE;
        }
        try {
            return ZoneId.of(text.get());
        } catch (DateTimeException e) {
            String near = DidYouMean.hint(text.get(), ZoneId.getAvailableZoneIds());
            value.get()
                    .fault(
                            "Time zone '%s' is not known.".formatted(text.get()),
                            near.isEmpty() ? "Write it as Europe/Amsterdam." : near);
            return USUAL_ZONE;
        }
    }

    private static Duration callback(Block block) {
        Optional<Value> value = block.get("callback_within");
        Optional<String> text = value.flatMap(v -> v.text("'callback_within'"));
        if (text.isEmpty()) {
            return USUAL_CALLBACK;
        }
        try {
            Duration within = Duration.parse(text.get());
            if (within.isPositive()) {
                return within;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        value.get()
                .fault(
                        "'callback_within' is '%s', expected a duration above zero.".formatted(text.get()),
                        "Write PT4H for four hours, PT30M for half an hour.");
        return USUAL_CALLBACK;
    }

    private static Optional<String> url(Block block, String key) {
        Optional<Value> value = block.get(key);
        Optional<String> text = value.flatMap(v -> v.text(block.named(key)));
        if (text.isEmpty() || isUrl(text.get())) {
            return text;
        }
        value.get()
                .fault(
                        "'%s' is '%s', expected a web address.".formatted(key, text.get()),
                        isUrl("https://" + text.get()) ? "Write https://%s.".formatted(text.get()) : "");
        return Optional.empty();
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && uri.getHost().contains(".")
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<String> email(Block block, String key, boolean needed) {
        Optional<Value> value = needed ? block.require(key) : block.get(key);
        Optional<String> text = value.flatMap(v -> v.text(block.named(key)));
        if (text.isPresent() && !EMAIL.matcher(text.get()).matches()) {
            value.get().fault("'%s' is '%s', expected an e-mail address.".formatted(key, text.get()));
            return Optional.empty();
        }
        return text;
    }

    private static Optional<String> phone(Block block, String country) {
        Optional<Value> value = block.get("phone");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = value.get().text("'phone'");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = phones.parse(text.get(), country);
            if (phones.isPossibleNumber(number)) {
                return Optional.of(phones.format(number, PhoneNumberUtil.PhoneNumberFormat.E164));
            }
        } catch (NumberParseException e) {
            // told below
        }
        value.get()
                .fault(
                        "'phone' is '%s', expected a telephone number.".formatted(text.get()),
                        "Write it with its country code: \"+31201234567\".");
        return Optional.empty();
    }

    private static List<Employee> employees(Block block, String country) {
        List<Employee> employees = new ArrayList<>();
        for (Value item :
                block.get("employees").map(v -> v.items("'employees'")).orElse(List.of())) {
            item.block("this employee").ifPresent(entry -> {
                entry.onlyKeys("name", "department", "phone", "email");
                Optional<String> name = entry.requireText("name");
                Optional<String> phone = phone(entry, country);
                Optional<String> email = email(entry, "email", false);
                name.ifPresent(n -> employees.add(new Employee(n, entry.text("department"), phone, email)));
            });
        }
        return employees;
    }

    private static List<Language> languages(Block block) {
        Optional<Value> value = block.get("languages");
        if (value.isEmpty()) {
            return USUAL_LANGUAGES;
        }
        List<Language> languages = new ArrayList<>();
        for (Value item : value.get().items("'languages'")) {
            language(item).ifPresent(language -> {
                if (!USUAL_LANGUAGES.contains(language)) {
                    item.fault("Language '%s' is not spoken.".formatted(language), "Known are: nl, en, de, fr.");
                } else if (languages.contains(language)) {
                    item.fault("Language '%s' stands twice.".formatted(language), "Keep one.");
                } else {
                    languages.add(language);
                }
            });
        }
        if (languages.isEmpty()) {
            value.get().fault("'languages' names no language, expected at least one.");
            return USUAL_LANGUAGES;
        }
        return languages;
    }

    private static Optional<Language> language(Value value) {
        Optional<String> code = value.text("'language'");
        if (code.isPresent() && !code.get().matches("[a-z]{2}")) {
            value.fault("Language is '%s', expected two lower-case letters such as nl.".formatted(code.get()));
            return Optional.empty();
        }
        return code.map(Language::new);
    }

    private List<Entry> knowledge(Block block, Company company) {
        Optional<Value> value = block.get("knowledge");
        Optional<String> name = value.flatMap(v -> v.text("'knowledge'"));
        if (name.isEmpty()) {
            return List.of();
        }
        Optional<Path> folder = Optional.empty();
        try {
            folder = Optional.of(file.resolveSibling(name.get()).normalize()).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            // told below
        }
        if (folder.isEmpty()) {
            value.get().fault("Knowledge folder '%s' does not exist.".formatted(name.get()));
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        Map<String, Spot> asked = new HashMap<>();
        int opened = 0;
        for (Path path : files.below(folder.get())) {
            if (!YamlFiles.isYaml(path)) {
                Spot spot = new Spot(files.nameOf(path), 1, 1);
                findings.warn(spot, "File '%s' is not read, for it is no .yml file.".formatted(spot.file()));
                continue;
            }
            opened++;
            String shortName = folder.get().relativize(path).toString().replace('\\', '/');
            for (Value item : files.open(path)
                    .filter(v -> !v.isNull())
                    .map(v -> v.items("a knowledge file"))
                    .orElse(List.of())) {
                item.block("this entry")
                        .flatMap(e -> entry(e, shortName, company, asked))
                        .ifPresent(entries::add);
            }
        }
        if (opened == 0) {
            findings.warn(value.get().spot(), "Knowledge folder '%s' has no .yml file.".formatted(name.get()));
        }
        return entries;
    }

    private Optional<Entry> entry(Block block, String file, Company company, Map<String, Spot> asked) {
        block.onlyKeys("question", "answer", "link", "language");
        List<String> questions = new ArrayList<>();
        Optional<Value> written = block.require("question");
        Language language = block.get("language").flatMap(CompanyFile::language).orElse(company.language());
        for (Value item : written.map(v -> v.itemsOrOne("'question'")).orElse(List.of())) {
            item.text("'question'").ifPresent(question -> {
                Spot first = asked.putIfAbsent(language + " " + question.toLowerCase(Locale.ROOT), item.spot());
                if (first != null) {
                    findings.warn(item.spot(), "This question stands twice; first in %s.".formatted(first.where()));
                }
                questions.add(question);
            });
        }
        if (questions.isEmpty() && written.filter(Value::isList).isPresent()) {
            written.get().fault("This entry has no question.");
        }
        Optional<String> answer = block.requireText("answer");
        Optional<String> link = url(block, "link");
        if (answer.filter(a -> a.length() > LONGEST_REPLY).isPresent()) {
            findings.warn(
                    block.entry("answer").orElseThrow().value().spot(),
                    "This answer has %d characters; a message has at most %d."
                            .formatted(answer.get().length(), LONGEST_REPLY));
        }
        if (answer.isEmpty() || questions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Entry(file + ":" + block.spot().line(), questions, answer.get(), link, language));
    }
}
