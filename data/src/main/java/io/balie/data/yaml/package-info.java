/**
 * Reads YAML 1.2 as its author wrote it: every value knows its file, line and column, and every fault is collected, so that all of
 * them are told at once.
 *
 * <p>The main types: {@link io.balie.data.yaml.YamlFiles} opens files below a folder and gives {@link io.balie.data.yaml.Value}s;
 * whoever reads them reports to {@link io.balie.data.yaml.Findings}, which in the end throws {@link io.balie.data.yaml.Faults} or
 * nothing.
 *
 * <p>Trap: {@code yes}, {@code no}, {@code on} and {@code off} are texts here, as YAML 1.2 has it.
 */
@NullMarked
package io.balie.data.yaml;

import org.jspecify.annotations.NullMarked;
