package io.balie.data.yaml;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes YAML as people do: in blocks, in the order given, texts of several lines after a bar. */
public final class YamlText {

    private static final int ONE_LINE = 100_000;

    private YamlText() {}

    /** A text that stands after a bar even where it has one line, as Rasa writes what users said. */
    public record Speech(String text) {}

    /** A text in double quotes, as Rasa writes a version. */
    public record Quoted(String text) {}

    /**
     * The text of a file.
     *
     * @param tree texts, {@link Speech}, {@link Quoted}, Booleans, numbers, lists and maps; null where nothing is to stand
     */
    public static String of(Map<String, ? extends @Nullable Object> tree) {
        DumpSettings settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDereferenceAliases(true)
                .setWidth(ONE_LINE)
                .build();
        return new Dump(settings, new Lines(settings)).dumpToString(tree);
    }

    private static final class Lines extends StandardRepresenter {

        Lines(DumpSettings settings) {
            super(settings);
            representers.put(
                    Speech.class, said -> super.representScalar(Tag.STR, ((Speech) said).text(), ScalarStyle.LITERAL));
            representers.put(
                    Quoted.class,
                    quoted -> super.representScalar(Tag.STR, ((Quoted) quoted).text(), ScalarStyle.DOUBLE_QUOTED));
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean bar = tag.equals(Tag.STR) && value.contains("\n");
            return super.representScalar(tag, value, bar ? ScalarStyle.LITERAL : style);
        }
    }
}
