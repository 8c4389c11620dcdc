package io.balie.data.search;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.balie.nlu.Entity;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import io.balie.nlu.entities.EntityExtractor;
import io.balie.nlu.text.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Telephone numbers, e-mail addresses and names in one spelling each, so that a person is found however they were written. */
public final class Identities {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[\\d ()./-]{8,30}");
    private static final int FEWEST_DIGITS = 6;

    private final String country;
    private final EntityExtractor extractor = new EntityExtractor();

    /** @param country ISO 3166, whose national telephone numbers are meant */
    public Identities(String country) {
        this.country = country;
    }

    /** Where in a text something of the kind stands. */
    record Place(int start, int end, String identity) {}

    /** What stands for a whole value, such as a sender's id or a slot: {@code phone:+31...}, {@code email:...}; empty if it is neither. */
    public Optional<String> of(String value) {
        String written = value.strip();
        if (EMAIL.matcher(written).matches()) {
            return Optional.of("email:" + written.toLowerCase(Locale.ROOT));
        }
        if (!NUMBER.matcher(written).matches()) {
            return Optional.empty();
        }
        // A channel gives the number with its country code and without the +.
        return phone(written).or(() -> written.startsWith("+") ? Optional.empty() : phone("+" + written));
    }

    private Optional<String> phone(String written) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(written, country);
            return phones.isValidNumber(number)
                    ? Optional.of("phone:" + phones.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** A name, whatever its capitals, accents and spaces. */
    static String name(String name) {
        return "name:" + Text.fold(name.strip().replaceAll("\\s+", " "));
    }

    /** What an entity that was recognised stands for. */
    Optional<String> of(Entity entity) {
        return of(entity.type(), entity.value());
    }

    /** What a value of a slot or of a note stands for, by what it is called. */
    Optional<String> of(String called, String value) {
        Optional<String> known = of(value);
        if (known.isPresent()) {
            return known;
        }
        boolean name =
                called.equals("person") || called.equals("PERSON") || called.equals("name") || called.endsWith("_name");
        return name && !value.isBlank() ? Optional.of(name(value)) : Optional.empty();
    }

    /** Numbers and addresses that stand in a text, also said in words. */
    List<Place> in(String text, Language language) {
        boolean few =
                text.chars().filter(Character::isDigit).limit(FEWEST_DIGITS).count() < FEWEST_DIGITS;
        if (few && text.indexOf('@') < 0) {
            return List.of(); // the search is slow, and most messages hold neither
        }
        Message message = new Message(text, Instant.EPOCH, ZoneOffset.UTC, country, Optional.of(language));
        return extractor.extract(Text.of(text), message, language).stream()
                .filter(entity -> entity.type().equals("phone") || entity.type().equals("email"))
                .map(entity -> new Place(
                        entity.start(),
                        entity.end(),
                        entity.type() + ":" + entity.value().toLowerCase(Locale.ROOT)))
                .toList();
    }

    Set<String> allIn(String text, Language language) {
        Set<String> found = new LinkedHashSet<>();
        in(text, language).forEach(place -> found.add(place.identity()));
        return found;
    }
}
