/** Rasa's HTTP API, figures, and the web chat page. */
@NullMarked
package io.balie.shell.http;

import org.jspecify.annotations.NullMarked;
