package io.balie.dialog.policy;

import java.util.List;

/**
 * What a policy wants done next.
 *
 * @param action its name
 * @param confidence 0 to 1
 * @param policy who wants it
 * @param priority decides between equally confident policies; higher wins
 * @param because why, in words, for auditors
 */
public record Decision(String action, double confidence, String policy, int priority, List<String> because) {

    /** The action that waits for the user. */
    public static final String LISTEN = "action_listen";

    public Decision {
        because = List.copyOf(because);
    }
}
