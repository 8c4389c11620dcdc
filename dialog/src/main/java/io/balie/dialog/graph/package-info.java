/**
 * Stories and rules as one graph, to be looked at.
 *
 * <p>{@link io.balie.dialog.graph.StoryGraph#of} joins them: what begins the same is drawn once, and so are actions of the same name after which the same may
 * follow. How far "the same" looks ahead is a choice; the shorter, the smaller the graph and the more ways through it that no story takes.
 */
@NullMarked
package io.balie.dialog.graph;

import org.jspecify.annotations.NullMarked;
