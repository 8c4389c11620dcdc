package io.balie.dialog.action;

import io.balie.dialog.company.Company;
import io.balie.dialog.tracker.Tracker;
import io.balie.nlu.Language;

/** The language a conversation is held in. */
public final class Spoken {

    private Spoken() {}

    /** The language of the user's latest clear message; the company's own before there is one. */
    public static Language language(Tracker tracker, Company company) {
        return tracker.slot("language")
                .filter(code -> code.matches("[a-z]{2}"))
                .map(Language::new)
                .filter(language -> company.languages().contains(language))
                .orElse(company.language());
    }
}
