package io.balie.nlu.entities;

/** The sums that tell a mistyped number. */
final class CheckDigits {

    private CheckDigits() {}

    /** The rest of a number by 97, letters counting from 10, as ISO 7064 has it; -1 if it holds other signs. */
    static int mod97(String value) {
        int rest = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = Character.digit(value.charAt(i), 36);
            if (digit < 0) {
                return -1;
            }
            rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
        }
        return rest;
    }

    /** Whether a VAT number, in capitals without marks, has the right check digits for its country. */
    static boolean isVat(String value) {
        String number = value.substring(2);
        return switch (value.substring(0, 2)) {
            case "NL" -> mod97(value) == 1 || elevens(number);
            case "BE" -> 97 - Integer.parseInt(number.substring(0, 8)) % 97 == Integer.parseInt(number.substring(8));
            case "DE" -> product(number);
            case "FR" ->
                (12 + 3 * (Integer.parseInt(number.substring(2)) % 97)) % 97
                        == Integer.parseInt(number.substring(0, 2));
            case "LU" -> Integer.parseInt(number.substring(0, 6)) % 89 == Integer.parseInt(number.substring(6));
            default -> false;
        };
    }

    // Dutch numbers of companies: nine digits, the sum of the first eight weighted 9 to 2 by eleven is the ninth.
    private static boolean elevens(String number) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(number.charAt(i), 10) * (9 - i);
        }
        return sum % 11 == Character.digit(number.charAt(8), 10);
    }

    // ISO 7064 mod 11, 10: German numbers.
    private static boolean product(String number) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (Character.digit(number.charAt(i), 10) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == Character.digit(number.charAt(8), 10);
    }
}
