package io.balie.shell.command;

import io.balie.shell.conversation.Replay;
import io.balie.shell.conversation.ReplayTotals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what replays came to, to another program. */
final class ReplayJson {

    private ReplayJson() {}

    /** All of it. */
    static Map<String, Object> json(ReplayTotals totals, List<Map<String, Object>> results) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("conversations", totals.conversations());
        json.put("different", totals.different());
        json.put("turns", totals.turns());
        json.put("set_aside", totals.parked());
        Map<String, Object> differ = new LinkedHashMap<>();
        differ.put("turns", totals.differing());
        for (Replay.Way way : Replay.Way.values()) {
            differ.put(way.name().toLowerCase(Locale.ROOT), totals.differing(way));
        }
        json.put("differ", differ);
        json.put("other_bot", totals.otherBot());
        json.put("other_company", totals.otherCompany());
        json.put("intents", changes(totals.intents()));
        json.put("actions", changes(totals.actions()));
        json.put("outcomes", totals.outcomes());
        json.put("unreadable", totals.unreadable());
        json.put("results", results);
        return json;
    }

    private static List<Map<String, Object>> changes(List<Map.Entry<ReplayTotals.Change, Long>> changes) {
        return changes.stream()
                .map(change -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("then", change.getKey().then());
                    item.put("now", change.getKey().now());
                    item.put("turns", change.getValue());
                    return item;
                })
                .toList();
    }

    /** One conversation. */
    static Map<String, Object> json(Replay.Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("conversation", result.conversation());
        json.put("turns", result.turns());
        json.put("same_bot", result.sameBot());
        json.put("same_company", result.sameCompany());
        json.put(
                "differences",
                result.differences().stream()
                        .map(difference -> {
                            Map<String, Object> item = new LinkedHashMap<>();
                            item.put("turn", difference.turn());
                            item.put("seq", difference.seq());
                            item.put("ways", TurnsCompared.ways(difference));
                            item.put("was", Shown.line(difference.stored()));
                            item.put("now", Shown.line(difference.played()));
                            for (TurnsCompared.Row row : TurnsCompared.rows(difference)) {
                                item.put(row.name().replace(' ', '_'), Map.of("then", row.then(), "now", row.now()));
                            }
                            return item;
                        })
                        .toList());
        return json;
    }
}
