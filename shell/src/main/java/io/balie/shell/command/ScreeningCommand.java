package io.balie.shell.command;

import io.balie.dialog.Policies;
import io.balie.dialog.screening.CostCurve;
import io.balie.dialog.screening.CostCurve.Point;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.desk.Trained;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.report.ResultsFolder;
import io.balie.shell.report.ScreeningReport;
import java.util.List;
import java.util.Locale;
import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import tools.jackson.databind.json.JsonMapper;

/** Draws what the limits of the front desk's belief cost. */
public final class ScreeningCommand {

    private final Desks desks;

    /** A command over these desks. */
    public ScreeningCommand(Desks desks) {
        this.desks = desks;
    }

    /** Draw the cost curve, and what each sign contributes. */
    @Command(
            name = {"test", "screening"},
            group = ModelCommands.GROUP,
            description = "Show what the limits for asking and redirecting cost, and what each sign contributes.",
            help = """
                    Reads the conversations of data/screening, which 'train' finds the limits on, and writes screening_report.html and
                    screening_report.json: the cost by each limit, and what it would cost not to know a sign. The costs stand in config.yml.""")
    public void screening(
            @Option(longName = "out", description = "a folder for the report", defaultValue = "") String out,
            @Option(longName = "bot", description = ModelCommands.BOT) String bot,
            @Option(longName = "company", description = ModelCommands.COMPANY) String company,
            @Option(longName = "json", description = ModelCommands.JSON, defaultValue = "false") boolean json,
            CommandContext context) {
        Checked checked = new ProjectOptions(bot, company, -1, "", "", List.of(), "").checked(desks);
        Trained trained = desks.model(checked, false);
        CostCurve curve = Policies.costs(checked.bot().bot(), Desks.screened(checked, trained.model()))
                .orElseThrow(
                        () -> new CommandFailed(
                                Status.INVALID_DATA,
                                "there is nothing to find limits on: it takes a FrontDeskPolicy, and conversations of sellers and of customers under 'screening' in data/."));
        Point used = trained.policies()
                .limits()
                .map(limits -> curve.at(limits.askAt(), limits.sellerAt()))
                .orElseGet(curve::best);
        ScreeningReport report = new ScreeningReport(curve, used);
        ResultsFolder folder = NluWish.folder(out);
        report.write(folder);
        if (json) {
            context.outputWriter().println(JsonMapper.shared().writeValueAsString(report.json()));
            return;
        }
        context.outputWriter()
                .println(String.format(
                        Locale.ROOT,
                        "ask_at %.1f, seller_at %.1f: of %d customers %d taken for sellers, of %d sellers %d let through, %d questions; %.2f a conversation",
                        used.askAt(),
                        used.sellerAt(),
                        curve.customers(),
                        used.customersTaken(),
                        curve.sellers(),
                        used.fishersThrough() + used.sellersThrough(),
                        used.customersAsked() + used.sellersAsked(),
                        used.cost()));
        context.outputWriter().println(folder.path().resolve(ScreeningReport.PAGE));
    }
}
