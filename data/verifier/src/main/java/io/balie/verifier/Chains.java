package io.balie.verifier;

import io.balie.verifier.Finding.Event;
import io.balie.verifier.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Holds each record, in the order of the leaves, against what its conversation was until then. */
final class Chains {
    /** A stored body: how long it is, and its SHA-256. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    record Body(long length, byte[] hash) {
        static final Body MISSING = new Body(0, new byte[0]);
    }

    private static final class Conversation {
        private long next;
        private byte[] last = {};
        private boolean erased;
        private final List<Event> bodiless = new ArrayList<>();
    }

    private final Map<String, Conversation> conversations = new HashMap<>();
    private final Report report;

    Chains(Report report) {
        this.report = report;
    }

    /** Takes the next record and says how it is called. */
    Event take(long leaf, byte[] bytes, byte[] leafHash, Body body) {
        Envelope envelope;
        try {
            envelope = Envelope.read(bytes);
        } catch (Malformed e) {
            Event event = Envelope.name(leaf, bytes);
            report.found(Kind.ENVELOPE, event, e.getMessage());
            return event;
        }
        Event event = new Event(leaf, envelope.conversation(), envelope.seq());
        Conversation conversation = conversation(envelope.conversation());
        place(envelope, event, conversation);
        if (envelope.seq() > 0 && !Arrays.equals(HexFormat.of().parseHex(envelope.prev()), conversation.last)) {
            report.found(Kind.CHAIN, event, "'prev' is not the hash of the record before it");
        }
        conversation.next = envelope.seq() + 1;
        conversation.last = leafHash;
        if (conversation.erased) {
            report.found(Kind.AFTER_ERASURE, event, "the conversation was erased before");
        }
        if (body.length() == 0) {
            conversation.bodiless.add(event);
        } else {
            body(envelope, event, body);
        }
        if (envelope.erases()) {
            erase(envelope.subject());
        }
        return event;
    }

    private void place(Envelope envelope, Event event, Conversation conversation) {
        if (envelope.seq() != conversation.next) {
            report.found(Kind.ORDER, event, "seq " + conversation.next + " was expected");
        } else if ((event.leaf() == 0)
                != (envelope.auditing() && envelope.kind().equals("log_started"))) {
            report.found(Kind.ORDER, event, "the log begins with 'log_started', and has it nowhere else");
        }
    }

    /** Holds a body that is there against its envelope. */
    void body(Envelope envelope, Event event, Body body) {
        if (envelope.length() != body.length()
                || !Arrays.equals(HexFormat.of().parseHex(envelope.body()), body.hash())) {
            report.found(Kind.BODY, event, "the body is not the one that the envelope tells of");
        }
    }

    /** From here on the conversation is erased, and what was before may lack its bodies. */
    void erase(String conversation) {
        Conversation erased = conversation(conversation);
        erased.erased = true;
        erased.bodiless.clear();
    }

    /** No record follows: a body that is missing now was not erased. */
    void end() {
        for (Conversation conversation : conversations.values()) {
            for (Event event : conversation.bodiless) {
                report.found(Kind.MISSING, event, "the body is missing and nothing says that it was erased");
            }
        }
    }

    private Conversation conversation(String name) {
        return conversations.computeIfAbsent(name, any -> new Conversation());
    }
}
