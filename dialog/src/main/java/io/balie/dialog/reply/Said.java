package io.balie.dialog.reply;

import io.balie.dialog.event.Button;
import java.util.List;
import java.util.Map;

/**
 * A response with its places filled.
 *
 * @param media picture, attachment and the like, by Rasa's keys
 */
public record Said(String text, List<Button> buttons, Map<String, Object> custom, Map<String, Object> media) {}
