package io.balie.data.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads messages in the Markdown of Rasa 1. */
final class MarkdownNlu {

    private static final Pattern SECTION =
            Pattern.compile("##\\s*(?<kind>intent|synonym|regex|lookup)\\s*:\\s*(?<name>.*?)\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*[-*+]\\s*(?<text>.*?)\\s*");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    private MarkdownNlu() {}

    static boolean looksLike(String text) {
        return text.lines().anyMatch(line -> SECTION.matcher(line).matches());
    }

    /**
     * The tree of a file of messages.
     *
     * @param file as its author knows it
     */
    static Map<String, @Nullable Object> read(String text, String file, Report report) {
        List<Object> blocks = new ArrayList<>();
        String kind = "";
        String name = "";
        List<String> items = new ArrayList<>();
        int number = 0;
        for (String line : withoutComments(text).lines().toList()) {
            number++;
            Matcher section = SECTION.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (section.matches()) {
                add(blocks, kind, name, items);
                kind = section.group("kind");
                name = section.group("name");
                items = new ArrayList<>();
            } else if (item.matches() && !kind.isEmpty()) {
                items.add(item.group("text"));
            } else if (kind.equals("lookup") && !line.isBlank() && !line.startsWith("#")) {
                items.add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                report.left(file, number, "'%s' belongs to no section.".formatted(line.strip()));
            } else if (line.startsWith("##")) {
                add(blocks, kind, name, items);
                kind = "";
                items = new ArrayList<>();
                report.left(file, number, "Section '%s' is of no known kind.".formatted(line.strip()));
            }
        }
        add(blocks, kind, name, items);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("version", "3.1");
        tree.put("nlu", blocks);
        return tree;
    }

    /** Comments leave their line ends, so that lines keep their numbers. */
    static String withoutComments(String text) {
        return COMMENT.matcher(text)
                .replaceAll(match -> "\n".repeat((int)
                        match.group().chars().filter(c -> c == '\n').count()));
    }

    private static void add(List<Object> blocks, String kind, String name, List<String> items) {
        if (kind.isEmpty() || items.isEmpty()) {
            return;
        }
        boolean isFile =
                kind.equals("lookup") && items.size() == 1 && items.getFirst().endsWith(".txt");
        if (isFile) {
            Map<String, @Nullable Object> block = new LinkedHashMap<>();
            block.put("lookup", name);
            block.put("examples", items.getFirst());
            blocks.add(block);
        } else {
            blocks.add(NluBlock.of(kind, name, items).tree());
        }
    }
}
