package io.balie.shell.command;

import io.balie.nlu.Example;
import io.balie.shell.desk.Checked;
import io.balie.shell.desk.Desks;
import io.balie.shell.line.CommandFailed;
import io.balie.shell.line.Status;
import io.balie.shell.report.ResultsFolder;
import io.balie.shell.report.Wanted;
import java.nio.file.Path;
import java.util.List;

/**
 * What of the reading is measured.
 *
 * @param nlu messages to read; blank: those that are trained on
 * @param out a folder; blank: the usual one
 * @param folds 0: no cross-validation
 * @param messages a file of labelled messages; blank: none
 * @param least the least mean F1
 * @param curve whether models are also trained on less and less of the messages
 */
record NluWish(
        ProjectOptions project,
        List<String> nlu,
        String out,
        Wanted wanted,
        int folds,
        String messages,
        double least,
        boolean curve,
        boolean json) {

    /** Where results go. */
    ResultsFolder folder() {
        return folder(out);
    }

    static ResultsFolder folder(String out) {
        return new ResultsFolder(Path.of(out.isBlank() ? "results" : out));
    }

    /** The messages to read; at least one. */
    List<Example> examples(Checked checked, Desks desks) {
        List<Example> examples = nlu.stream().allMatch(String::isBlank)
                ? checked.bot().examples()
                : project.withData(nlu).checked(desks).bot().examples();
        if (examples.isEmpty()) {
            throw new CommandFailed(Status.INVALID_DATA, "There are no messages to read.");
        }
        return examples;
    }
}
