/** What a bot reaches outside the program: the action server, the NLG server, and actions in jars beside the bot. */
@NullMarked
package io.balie.shell.action;

import org.jspecify.annotations.NullMarked;
