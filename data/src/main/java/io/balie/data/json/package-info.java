/** {@link io.balie.data.json.Unkept JSON} that leaves nothing behind in memory. */
@NullMarked
package io.balie.data.json;

import org.jspecify.annotations.NullMarked;
