package io.balie.faults;

import java.util.List;
import java.util.SplittableRandom;

/** Messages as nobody should type them: of any characters, of pieces that mean something, or real ones with faults in them. */
final class Garbled {

    private static final int LONGEST = 10_000;
    private static final String[] PIECES = {
        "1",
        "0",
        "31 ",
        "06",
        "+31 6 ",
        "0612345678",
        "1.1.1.1.",
        "12-12-2026 ",
        "14/12",
        "2026-12-03T",
        "10:30 ",
        "half elf ",
        "nul ",
        "zes ",
        "double ",
        "quatre-vingt-",
        "€",
        "€ 1.000,",
        "euro ",
        "NL",
        "NL91ABNA0417164300 ",
        "BE0",
        "kvk ",
        "btw ",
        "order ",
        "factuurnummer ",
        "is mijn ordernummer",
        "BR-2026-",
        "#1",
        "1234 AB ",
        "9000 Gent",
        "jan@",
        "@post.nl",
        " at ",
        " dot ",
        "apenstaartje ",
        "www.",
        "https://",
        "met ",
        "van ",
        "van de ",
        "Van ",
        "Jan ",
        "J.P. ",
        "A & B ",
        "B.V. ",
        "ik ben ",
        "mijn naam is ",
        "dhr. ",
        "mevrouw ",
        "mvg\n",
        "namens ",
        "bij ",
        "Gebroeders ",
        "morgen ",
        "volgende week dinsdag ",
        "tussen ",
        " en ",
        "om ",
        "kwart voor ",
        "over ",
        "'s ",
        "’s avonds",
        "am Montag ",
        "à midi ",
        "il y a ",
        "every ",
        "-",
        ".",
        ",",
        "(",
        ")",
        "[",
        "/",
        "?",
        "!",
        "!!",
        " ",
        "\n",
        "\t",
        "\r",
        "_",
        "*",
        "v e r k ",
        "a",
        "A",
        "é",
        "ß",
        "ĳ",
        "İ",
        "\0",
        "\u0007",
        "e\u0301",
        "\u0301",
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u00ad",
        "\u05d0",
        "\u0627",
        "\ufdfa",
        "\u3300",
        "\u0430",
        "\u03bf",
        "\uff11",
        "\u0661",
        "\ud83d\ude00",
        "\ud83d\udc68\u200d\ud83d\udc69",
        "\ud83c\uddf3\ud83c\uddf1",
        "\ud835\udc9c",
        "\ud83d",
        "\ude00",
        "\uffff"
    };

    private final List<String> real;
    private final SplittableRandom random;

    Garbled(List<String> real, long seed) {
        this.real = List.copyOf(real);
        this.random = new SplittableRandom(seed);
    }

    /** The next one. One in some two hundred is of thousands of characters, as long as any channel lets through. */
    String next() {
        return switch (random.nextInt(200)) {
            case 0 -> pieces(1 + random.nextInt(3)).repeat(LONGEST).substring(0, LONGEST);
            case 1 -> pieces(LONGEST / 8);
            default ->
                switch (random.nextInt(6)) {
                    case 0 -> characters(random.nextInt(80));
                    case 1 -> pieces(random.nextInt(24));
                    case 2 -> digits(random.nextInt(40));
                    default -> faulty();
                };
        };
    }

    private String characters(int length) {
        StringBuilder text = new StringBuilder();
        int range = random.nextInt(3) == 0 ? 0x110000 : random.nextBoolean() ? 0x10000 : 0x250;
        for (int i = 0; i < length; i++) {
            int point = random.nextInt(range);
            if (Character.isSupplementaryCodePoint(point) && random.nextInt(4) == 0) {
                text.append(Character.highSurrogate(point)); // half of it
            } else {
                text.appendCodePoint(point);
            }
        }
        return text.toString();
    }

    private String pieces(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count && text.length() < LONGEST; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.isEmpty() ? " " : text.toString();
    }

    private String digits(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(5) == 0 ? " ./-+()".charAt(random.nextInt(7)) : (char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    // A real message with letters lost, doubled, swapped or replaced by pieces, or two messages in one.
    private String faulty() {
        StringBuilder text = new StringBuilder(real.get(random.nextInt(real.size())));
        if (random.nextInt(8) == 0) {
            text.append(' ').append(real.get(random.nextInt(real.size())));
        }
        for (int n = random.nextInt(6); n > 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, text.charAt(at));
                case 2 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> text.setCharAt(at, (char) random.nextInt(0x10000));
                default -> text.setCharAt(at, Character.toUpperCase(text.charAt(at)));
            }
        }
        return text.toString();
    }
}
