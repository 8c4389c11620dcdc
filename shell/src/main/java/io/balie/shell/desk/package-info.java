/** Opens the desk: a checked bot, its company, and a model that fits them. */
@NullMarked
package io.balie.shell.desk;

import org.jspecify.annotations.NullMarked;
