package io.balie.data.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The <code>{places}</code> of a response that are filled when it is said; <code>{{</code> and <code>}}</code> stand for braces. */
final class Places {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_.-]*)}");

    private Places() {}

    /** The names in a text, in order. */
    static List<String> in(String text) {
        List<String> names = new ArrayList<>();
        Matcher places = PLACE.matcher(withoutEscapes(text));
        while (places.find()) {
            names.add(places.group(1));
        }
        return names;
    }

    /** The first brace that belongs to no place. */
    static Optional<String> stray(String text) {
        String rest = PLACE.matcher(withoutEscapes(text)).replaceAll("");
        int at = -1;
        for (int i = 0; i < rest.length() && at < 0; i++) {
            if (rest.charAt(i) == '{' || rest.charAt(i) == '}') {
                at = i;
            }
        }
        return at < 0 ? Optional.empty() : Optional.of(rest.substring(at, at + 1));
    }

    private static String withoutEscapes(String text) {
        return text.replace("{{", "").replace("}}", "");
    }
}
