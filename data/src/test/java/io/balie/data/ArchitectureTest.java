package io.balie.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.balie.data.transcript.TranscriptStore;
import java.time.Clock;
import java.time.Instant;

/** What reading and writing files may know of. */
@AnalyzeClasses(packages = "io.balie.data", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule files_know_nothing_further_out = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.balie.shell..")
            .because("arrows point inward; take what you need as a parameter");

    @ArchTest
    static final ArchRule files_know_no_spring = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("only the shell knows Spring; take what you need in the constructor");

    @ArchTest
    static final ArchRule files_do_not_read_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because(
                    "a transcript says when things happened, not when they were written; take the time from the event");

    @ArchTest
    static final ArchRule files_know_no_network = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
            .because("a model is written by io.balie.nlu.model; arrays of the network stay in its classifier");

    @ArchTest
    static final ArchRule yaml_is_parsed_in_one_place = noClasses()
            .that()
            .resideOutsideOfPackage("io.balie.data.yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..")
            .because("a fault must name its file and line; read a Value from YamlFiles");

    @ArchTest
    static final ArchRule nothing_is_printed = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is shown is the shell's; return Findings, or throw with the file and line");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.balie.data.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void there_are_classes_to_look_at(JavaClasses classes) {
        if (!classes.contain(TranscriptStore.class)) {
            throw new AssertionError("Class TranscriptStore was not looked at; the rules above say nothing.");
        }
    }
}
