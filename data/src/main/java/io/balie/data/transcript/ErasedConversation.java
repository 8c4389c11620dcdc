package io.balie.data.transcript;

/** What was said in a conversation is gone by law; that it was there, and who erased it, stands in the auditing stream. */
public final class ErasedConversation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String ref;
    private final long by;

    ErasedConversation(String ref, long by) {
        super("Conversation %s was erased by event %d of the log.".formatted(ref, by));
        this.ref = ref;
        this.by = by;
    }

    /** Which conversation. */
    public String ref() {
        return ref;
    }

    /** The leaf of the record that tells of the erasure. */
    public long by() {
        return by;
    }
}
