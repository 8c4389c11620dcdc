package io.balie.dialog.action;

import io.balie.dialog.event.Event;
import io.balie.dialog.tracker.Tracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An action that the bot's author has written; the action server runs it, and what it wants said is said before what it says has happened. */
record RemoteAction(String name) implements Action {

    @Override
    public List<Event> run(Tracker tracker, Context context) {
        ActionServer.Call call = new ActionServer.Call(
                name,
                tracker,
                context.domain(),
                context.domain().sentTheDomain().contains(name),
                context.now());
        return switch (context.outside().actions().run(call)) {
            case ActionServer.Answer.Done done -> {
                List<Event> events = new ArrayList<>();
                for (Map<String, Object> response : done.responses()) {
                    events.addAll(said(response, tracker, context));
                }
                events.addAll(SlotValues.settled(done.events(), context.domain()));
                yield events;
            }
            case ActionServer.Answer.Rejected rejected -> throw new Rejection(rejected.reason());
            case ActionServer.Answer.Failed failed -> throw new ActionFailed(failed.reason());
        };
    }

    /** A named response is worded first; what the action itself gives goes over its parts, and its buttons come after those of the response. */
    private List<Event> said(Map<String, Object> response, Tracker tracker, Context context) {
        Map<String, Object> own = new LinkedHashMap<>(response);
        Object template = own.remove("template");
        Object named = own.remove("response");
        if (!BotMessages.says(named)) {
            named = template;
        }
        Map<String, Object> message = new LinkedHashMap<>();
        String by = name;
        if (BotMessages.says(named)) {
            by = String.valueOf(named);
            Map<String, Object> worded = Utterance.worded(by, own, tracker, context);
            if (worded.isEmpty()) {
                return List.of();
            }
            message.putAll(worded);
        }
        List<Object> buttons = new ArrayList<>();
        if (message.get("buttons") instanceof List<?> worded) {
            buttons.addAll(worded);
        }
        if (own.remove("buttons") instanceof List<?> given) {
            buttons.addAll(given);
        }
        own.values().removeIf(part -> !BotMessages.says(part));
        message.putAll(own);
        message.put("buttons", buttons);
        return Utterance.spoken(message, by, tracker, context);
    }
}
