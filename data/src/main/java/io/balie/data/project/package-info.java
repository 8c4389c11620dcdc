/**
 * Writes Rasa projects, splits them, and brings older ones up to date.
 *
 * <p>The main types: {@link io.balie.data.project.Trees} turns a bot's parts into trees that {@link io.balie.data.yaml.YamlText} writes;
 * {@link io.balie.data.project.Split} divides messages and stories for training and testing;
 * {@link io.balie.data.project.ProjectImport} reads a project of Rasa 1 or 2 and gives one of Rasa 3, with a report.
 *
 * <p>A tree is what a YAML or JSON file holds: texts, Booleans, numbers, lists and maps, in the author's order.
 */
@NullMarked
package io.balie.data.project;

import org.jspecify.annotations.NullMarked;
