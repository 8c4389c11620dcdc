package io.balie.dialog.evaluation;

import io.balie.dialog.domain.Step;
import io.balie.nlu.Entity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A step of a test story after it was played. In their order they are the story, with what went otherwise. */
public sealed interface Played {

    /** What is written beside the step in a list of failures; empty if all was as expected. */
    Optional<String> comment();

    /** Whether it went as expected. */
    boolean isRight();

    /**
     * The bot was to do something.
     *
     * @param expected its name, or the words to say
     * @param isText whether words were expected
     * @param predicted what it would do
     * @param policy who decided so; empty if nobody did
     * @param confidence how sure, 0 to 1
     * @param unlikely whether the message's intent was found unlikely first
     * @param line of the story's file, 0 where it goes without saying
     */
    record Act(
            String expected,
            boolean isText,
            String predicted,
            String policy,
            double confidence,
            boolean unlikely,
            int line)
            implements Played {

        @Override
        public boolean isRight() {
            return expected.equals(predicted);
        }

        @Override
        public Optional<String> comment() {
            if (isRight()) {
                return unlikely ? Optional.of("predicted: " + StoryTest.UNLIKELY) : Optional.empty();
            }
            return Optional.of("predicted: " + predicted + (unlikely ? " after " + StoryTest.UNLIKELY : ""));
        }
    }

    /**
     * The user said something.
     *
     * @param text what was typed; empty if only an intent is given
     * @param intent the expected one; empty if none is
     * @param entities the expected ones
     * @param readIntent the one that was read
     * @param readEntities those that were found
     * @param line of the story's file
     */
    record Said(
            String text,
            Optional<String> intent,
            List<Entity> entities,
            Optional<String> readIntent,
            List<Entity> readEntities,
            int line)
            implements Played {

        public Said {
            entities = List.copyOf(entities);
            readEntities = List.copyOf(readEntities);
        }

        @Override
        public boolean isRight() {
            return intent.equals(readIntent) && spans(entities).equals(spans(readEntities));
        }

        /** Roles, groups and who found an entity do not matter; nor does the order. */
        private static Set<List<Object>> spans(List<Entity> entities) {
            return entities.stream()
                    .map(entity -> List.<Object>of(entity.start(), entity.end(), entity.type(), entity.value()))
                    .collect(Collectors.toSet());
        }

        @Override
        public Optional<String> comment() {
            return isRight()
                    ? Optional.empty()
                    : Optional.of(
                            "predicted: %s: %s".formatted(readIntent.orElse(""), Annotated.text(text, readEntities)));
        }
    }

    /** A slot or a form as the story says it; nothing is predicted. */
    record Told(Step step) implements Played {

        @Override
        public boolean isRight() {
            return true;
        }

        @Override
        public Optional<String> comment() {
            return Optional.empty();
        }
    }
}
