package io.balie.dialog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;

/** What a conversation may know of. */
@AnalyzeClasses(packages = "io.balie.dialog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_conversation_knows_nothing_further_out = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.balie.data..", "io.balie.shell..")
            .because(
                    "arrows point inward; say what you need as an interface of this module, as Knowledge and Holidays do");

    @ArchTest
    static final ArchRule the_conversation_knows_no_spring = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("only the shell knows Spring; take what you need in the constructor");

    @ArchTest
    static final ArchRule the_conversation_does_no_input_or_output = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(OrdinaryWords|DutchLexicon|FullForms)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.sql..", "java.net..")
            .because("a turn is a function; answer with events, and let the shell store and send them."
                    + " Only the two that read a dictionary from the class path may");

    @ArchTest
    static final ArchRule the_conversation_does_not_read_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("a turn is replayed in tests and audits; take the time as a parameter");

    @ArchTest
    static final ArchRule the_conversation_is_not_left_to_chance = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("a turn is replayed in tests and audits; take a seed from the conversation");

    @ArchTest
    static final ArchRule the_conversation_knows_no_network = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
            .because("a conversation knows readings; how they come about stays in io.balie.nlu.classifier");

    @ArchTest
    static final ArchRule nothing_is_printed_or_logged = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..")
            .because("what the user typed lives in the transcript alone; write a reason into the event");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.balie.dialog.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_parts_do_not_know_the_whole = noClasses()
            .that()
            .resideInAPackage("io.balie.dialog.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.balie.dialog")
            .because("Turns puts the parts together; a part takes what it needs in its constructor");

    @ArchTest
    static final ArchRule facts_know_none_who_make_them = noClasses()
            .that()
            .resideInAPackage("io.balie.dialog.event..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.balie.dialog.action..",
                    "io.balie.dialog.policy..",
                    "io.balie.dialog.screening..",
                    "io.balie.dialog.tracker..")
            .because("events outlive the code that made them");

    @ArchTest
    static void there_are_classes_to_look_at(JavaClasses classes) {
        if (!classes.contain(Turns.class)) {
            throw new AssertionError("Class Turns was not looked at; the rules above say nothing.");
        }
    }
}
