/**
 * What tests found, as files: Rasa's names and JSON, so that what reads Rasa's results reads these.
 *
 * <p>Each kind of result has one type: {@link io.balie.shell.report.LabelResults}, {@link io.balie.shell.report.EntityResults}
 * and {@link io.balie.shell.report.StoryResults}. Each gives its evaluation as JSON values, and
 * writes itself into a {@link io.balie.shell.report.ResultsFolder}. The same results give the same bytes, pictures too.
 */
@NullMarked
package io.balie.shell.report;

import org.jspecify.annotations.NullMarked;
