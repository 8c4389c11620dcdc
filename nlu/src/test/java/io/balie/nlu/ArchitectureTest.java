package io.balie.nlu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What reading a message may know of. */
@AnalyzeClasses(packages = "io.balie", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule reading_knows_no_conversation = noClasses()
            .that()
            .resideInAPackage("io.balie.nlu..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.balie.dialog..", "io.balie.data..", "io.balie.shell..")
            .because("arrows point inward; what a reading depends on comes in with the Message");

    @ArchTest
    static final ArchRule reading_knows_no_spring = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")
            .because("only the shell knows Spring; take what you need in the constructor");

    @ArchTest
    static final ArchRule reading_knows_no_files = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.sql..", "java.net.http..")
            .because("where a model is kept is the data module's business; read and write streams");

    @ArchTest
    static final ArchRule reading_does_not_look_at_the_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("the same message must be read the same again; its time stands in the Message");

    @ArchTest
    static final ArchRule reading_is_not_left_to_chance = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(java.util.Random.class)
            .because("a training must be repeatable; pass the seed");

    @ArchTest
    static final ArchRule arrays_of_the_network_stay_in_the_classifier = noClasses()
            .that()
            .resideOutsideOfPackage("io.balie.nlu.classifier..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
            .because("a model is served from plain arrays; ask the classifier package for a Classifier");

    @ArchTest
    static final ArchRule arrays_of_the_network_are_in_no_public_type = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .notHaveRawParameterTypes(ofTheNetwork())
            .andShould()
            .notHaveRawReturnType(DescribedPredicate.describe("of ND4J", ArchitectureTest::isOfTheNetwork))
            .because("the library behind the classifier may be replaced; say float[] and its shape");

    @ArchTest
    static final ArchRule nothing_is_printed = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what is shown is the shell's; report through Progress");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.balie.nlu.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_values_know_none_who_make_them = noClasses()
            .that()
            .resideInAPackage("io.balie.nlu")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.balie.nlu.*..")
            .because("Message and Reading are the language that the packages share");

    @ArchTest
    static void there_are_classes_to_look_at(JavaClasses classes) {
        if (classes.stream().noneMatch(type -> type.getSimpleName().equals("Reading"))) {
            throw new AssertionError("Class Reading was not looked at; the rules above say nothing.");
        }
    }

    private static DescribedPredicate<List<JavaClass>> ofTheNetwork() {
        return DescribedPredicate.describe(
                "of ND4J", types -> types.stream().anyMatch(ArchitectureTest::isOfTheNetwork));
    }

    private static boolean isOfTheNetwork(JavaClass type) {
        return type.getPackageName().startsWith("org.nd4j")
                || type.getPackageName().startsWith("org.deeplearning4j");
    }
}
