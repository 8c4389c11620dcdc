package io.balie.nlu.entities;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.balie.nlu.Language;
import io.balie.nlu.Message;
import java.util.List;

/** Telephone numbers, in E.164. */
final class Phones implements Rule {

    private static final int FEWEST_DIGITS = 6;

    @Override
    public void find(String clean, Message message, Language language, List<Found> found) {
        int digits = 0;
        for (int i = 0; i < clean.length() && digits < FEWEST_DIGITS; i++) {
            digits += Character.isDigit(clean.charAt(i)) ? 1 : 0;
        }
        if (digits < FEWEST_DIGITS) {
            return; // the search is slow, and most messages hold no number
        }
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        for (PhoneNumberMatch match :
                phones.findNumbers(clean, message.country(), PhoneNumberUtil.Leniency.VALID, 100)) {
            if (Found.isFree(found, match.start(), match.end())) {
                String value = phones.format(match.number(), PhoneNumberUtil.PhoneNumberFormat.E164);
                found.add(new Found("phone", match.start(), match.end(), value, "libphonenumber"));
            }
        }
    }
}
