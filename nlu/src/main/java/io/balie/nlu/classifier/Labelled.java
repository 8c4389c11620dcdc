package io.balie.nlu.classifier;

import io.balie.nlu.features.Features;

/**
 * Features with the intent they stand for.
 *
 * @param features of one message
 * @param intent its place in the sorted list of intents
 */
public record Labelled(Features features, int intent) {}
