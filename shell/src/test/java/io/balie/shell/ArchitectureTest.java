package io.balie.shell;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** What the shell may know of: everything within, through its front doors. */
@AnalyzeClasses(packages = "io.balie", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule only_the_shell_knows_spring = noClasses()
            .that()
            .resideOutsideOfPackage("io.balie.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("the core is plain Java that anyone can call; wire it in the shell");

    @ArchTest
    static final ArchRule only_the_shell_prints = noClasses()
            .that()
            .resideOutsideOfPackage("io.balie.shell..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is shown is the shell's");

    @ArchTest
    static final ArchRule nobody_knows_the_shell = noClasses()
            .that()
            .resideOutsideOfPackage("io.balie.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.balie.shell..")
            .because("arrows point inward");

    @ArchTest
    static final ArchRule arrays_of_the_network_stay_in_the_classifier = noClasses()
            .that()
            .resideOutsideOfPackage("io.balie.nlu.classifier..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
            .because("a model is served from plain arrays");

    @ArchTest
    static final ArchRule what_is_said_goes_through_no_buffers_that_stay = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.balie.shell.http",
                    "io.balie.shell.channel",
                    "io.balie.shell.action",
                    "io.balie.shell.conversation",
                    "io.balie.data.transcript")
            .should()
            .callMethod(JsonMapper.class, "shared")
            .orShould()
            .callMethod(JsonMapper.class, "builder")
            .orShould()
            .callMethod(JsonFactory.class, "builder")
            .because(
                    "Jackson's own buffers are not cleared, so that what was erased would stay in memory; take Unkept");

    @ArchTest
    static final ArchRule nothing_is_made_of_serialised_objects = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.deeplearning4j.util.ModelSerializer")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.deeplearning4j.core.util.ModelGuesser")
            .because("a file could run code; DL4J's restoring does just that, so models are read by ModelArchive");

    @ArchTest
    static final ArchRule files_are_read_by_the_data_module = noClasses()
            .that()
            .resideInAPackage("io.balie.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..")
            .because("a fault in a file must name its line; ask io.balie.data");

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .because("constructors tell the truth");

    @ArchTest
    static final ArchRule modules_are_free_of_cycles =
            slices().matching("io.balie.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_of_the_shell_are_free_of_cycles =
            slices().matching("io.balie.shell.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void there_are_classes_of_every_module_to_look_at(JavaClasses classes) {
        for (String module : new String[] {"nlu", "dialog", "data", "shell"}) {
            if (classes.stream().noneMatch(type -> type.getPackageName().startsWith("io.balie." + module))) {
                throw new AssertionError(
                        "No class of module '%s' was looked at; the rules above say nothing.".formatted(module));
            }
        }
    }
}
