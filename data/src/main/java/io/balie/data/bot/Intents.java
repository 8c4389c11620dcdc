package io.balie.data.bot;

/** Names of intents: {@code faq/opening} is key {@code opening} of the retrieval intent {@code faq}. */
final class Intents {

    private Intents() {}

    /** The name without a key. */
    static String base(String intent) {
        int slash = intent.indexOf('/');
        return slash < 0 ? intent : intent.substring(0, slash);
    }

    static boolean hasKey(String intent) {
        return intent.indexOf('/') >= 0;
    }
}
