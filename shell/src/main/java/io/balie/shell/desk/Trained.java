package io.balie.shell.desk;

import io.balie.dialog.policy.TrainedPolicies;
import io.balie.nlu.model.NluModel;
import java.nio.file.Path;

/**
 * What a bot has learned.
 *
 * @param model reads messages
 * @param policies decide what to do
 * @param archive the file that the model is kept in
 * @param readingMade whether the model was trained just now
 * @param policiesMade whether the policies were trained just now
 */
public record Trained(
        NluModel model, TrainedPolicies policies, Path archive, boolean readingMade, boolean policiesMade) {

    /** Whether anything was trained just now. */
    public boolean made() {
        return readingMade || policiesMade;
    }
}
