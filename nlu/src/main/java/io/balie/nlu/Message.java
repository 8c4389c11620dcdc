package io.balie.nlu;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A message to be read, with all that its reading depends on.
 *
 * @param text what was typed; any length, may be blank
 * @param at when it came in; "morgen" is counted from here
 * @param zone the company's time zone
 * @param country the company's country, ISO 3166-1 alpha-2; telephone numbers without a country code are read as numbers of it
 * @param spoken the language of the conversation so far, which decides on messages too short to tell; empty at the start
 */
public record Message(String text, Instant at, ZoneId zone, String country, Optional<Language> spoken) {}
