package io.balie.faults;

import io.balie.dialog.Policies;
import io.balie.dialog.Turns;
import io.balie.dialog.company.BusinessTime;
import io.balie.dialog.company.Company;
import io.balie.dialog.company.Employee;
import io.balie.dialog.policy.TrainedPolicies;
import io.balie.nlu.Guess;
import io.balie.nlu.Interpreter;
import io.balie.nlu.Language;
import io.balie.nlu.Reading;
import io.balie.shell.Surroundings;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.Talk;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * The shipped front desk before companies with other directories.
 *
 * <p>{@code reader=model} reads with the trained model; {@code reader=dice} throws an intent for each message, which needs no training and leads into every
 * branch of the script. {@code home=} names a folder with a model that is already trained.
 */
final class FrontDesks {

    private final Turns turns;
    private final TrainedPolicies policies;
    private final Interpreter interpreter;

    private FrontDesks(Turns turns, TrainedPolicies policies, Interpreter interpreter) {
        this.turns = turns;
        this.policies = policies;
        this.interpreter = interpreter;
    }

    static FrontDesks open(Settings settings) {
        Path home = settings.given().containsKey("home")
                ? Path.of(settings.given().getOrDefault("home", ""))
                : settings.output().resolve("front-desk");
        Desks desks = new Desks(
                new Surroundings(home, settings.root(), false, false, false),
                new Talk(new PrintWriter(Writer.nullWriter()), false));
        Checked checked = desks.checked(desks.choice("", "", OptionalLong.empty()));
        if (settings.given().getOrDefault("reader", "model").equals("dice")) {
            TrainedPolicies policies = Policies.train(checked.bot().bot(), checked.seed());
            Interpreter dice = dice(checked);
            return new FrontDesks(desks.turnsAlone(checked, dice, policies), policies, dice);
        }
        Trained trained = desks.model(checked, false);
        return new FrontDesks(
                desks.turnsAlone(checked, trained.model(), trained.policies()), trained.policies(), trained.model());
    }

    Interpreter interpreter() {
        return interpreter;
    }

    /** The desk of a company with this directory; all else is as it ships. */
    Turns with(List<Employee> employees) {
        Turns.Scene was = turns.scene();
        Company is = was.company();
        Turns.Scene scene = new Turns.Scene(
                was.bot(),
                new Company(
                        is.name(),
                        is.assistant(),
                        is.website(),
                        is.vendorEmail(),
                        is.vendorPolicy(),
                        is.addressForm(),
                        is.timeZone(),
                        is.country(),
                        is.closedOnHolidays(),
                        is.openingHours(),
                        is.callbackWithin(),
                        employees,
                        is.languages()),
                was.holidays(),
                was.knowledge(),
                was.interpreter(),
                was.reteller(),
                was.outside(),
                was.mostActions());
        return new Turns(scene, Policies.of(scene, new BusinessTime(scene.company(), scene.holidays()), policies));
    }

    private static Interpreter dice(Checked checked) {
        List<String> intents = checked.bot().bot().domain().intents().keySet().stream()
                .sorted()
                .toList();
        return message -> {
            Random random = new Random(message.text().hashCode());
            String intent = intents.get(random.nextInt(intents.size()));
            double sure = 0.4 + 0.6 * random.nextDouble();
            return new Reading(
                    message.text(),
                    Language.NL,
                    random.nextBoolean(),
                    message.text().isBlank()
                            ? List.of()
                            : List.of(
                                    new Guess(intent, sure),
                                    new Guess(intents.get(random.nextInt(intents.size())), (1 - sure) / 2)),
                    List.of(),
                    random.nextDouble());
        };
    }
}
