package io.balie.data.bot;

import io.balie.data.yaml.Block;
import io.balie.data.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code screening:} lists. */
final class ScreeningReader {

    private static final List<String> WHO = List.of("seller", "customer");

    private final List<ScreenedTalk> talks = new ArrayList<>();

    List<ScreenedTalk> talks() {
        return talks;
    }

    void read(Value list) {
        for (Value item : list.items("'screening'")) {
            item.block("a conversation of 'screening'").ifPresent(this::talk);
        }
    }

    private void talk(Block block) {
        block.onlyKeys("who", "says");
        Optional<String> who = block.requireText("who");
        if (who.isPresent() && !WHO.contains(who.get())) {
            block.require("who")
                    .orElseThrow()
                    .fault("'who' is '%s', expected one of %s.".formatted(who.get(), String.join(", ", WHO)));
            return;
        }
        List<String> says = new ArrayList<>();
        block.require("says")
                .ifPresent(value -> value.items("'says'")
                        .forEach(message -> message.text("a message of 'says'").ifPresent(says::add)));
        if (who.isPresent() && !says.isEmpty()) {
            talks.add(new ScreenedTalk(who.get().equals("seller"), says));
        }
    }
}
