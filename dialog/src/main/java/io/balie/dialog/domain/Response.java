package io.balie.dialog.domain;

import io.balie.dialog.event.Button;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One variation of what an {@code utter_...} action says.
 *
 * @param text with {@code {slot}} places to fill; empty if only {@code custom} is sent
 * @param buttons choices; titles and payloads may hold places too
 * @param image the address of a picture
 * @param custom a channel's own payload; JSON values
 * @param media what else is sent, by Rasa's keys {@code attachment}, {@code elements}, {@code quick_replies} and any key of the author's own; JSON values
 * @param channel only for this channel
 * @param id the variation's own name
 * @param conditions all must hold
 */
public record Response(
        Optional<String> text,
        List<Button> buttons,
        Optional<String> image,
        Map<String, Object> custom,
        Map<String, Object> media,
        Optional<String> channel,
        Optional<String> id,
        List<Condition> conditions) {

    public Response {
        buttons = List.copyOf(buttons);
        custom = Map.copyOf(custom);
        media = Map.copyOf(media);
        conditions = List.copyOf(conditions);
    }

    /**
     * A condition on a slot, or on a fact of the scene such as {@code address_form}.
     *
     * @param value text is compared without regard to case; null: the slot must be empty
     */
    public record Condition(String slot, @Nullable Object value) {}
}
