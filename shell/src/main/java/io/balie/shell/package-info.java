@NullMarked
package io.balie.shell;

import org.jspecify.annotations.NullMarked;
