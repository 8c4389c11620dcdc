package io.balie.nlu.entities;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.List;
import java.util.regex.Pattern;

/** Telephone numbers, in E.164. */
final class Phones implements Rule {

    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_TRIES = 30;
    private static final Pattern LONG_RUN = Pattern.compile("\\d{21,}|\\d[\\d ./()+-]{60,}");

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        int digits = 0;
        for (int i = 0; i < clean.length() && digits < FEWEST_DIGITS; i++) {
            digits += Character.isDigit(clean.charAt(i)) ? 1 : 0;
        }
        if (digits < FEWEST_DIGITS) {
            return; // the search is slow, and most messages hold no number
        }
        // The search tries every part of a long run of digits; no telephone number is in there.
        String searched =
                LONG_RUN.matcher(clean).replaceAll(run -> "x".repeat(run.group().length()));
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        for (PhoneNumberMatch match :
                phones.findNumbers(searched, message.country(), PhoneNumberUtil.Leniency.VALID, MOST_TRIES)) {
            if (Found.isFree(found, match.start(), match.end())) {
                String value = phones.format(match.number(), PhoneNumberUtil.PhoneNumberFormat.E164);
                found.add(new Found("phone", match.start(), match.end(), value, "libphonenumber"));
            }
        }
    }
}
