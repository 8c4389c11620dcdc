/**
 * From features to a probability for each intent.
 *
 * <p>The network: a sparse first layer [vocabulary, hidden], ReLU, and a softmax layer [hidden, intents].
 * {@link io.balie.nlu.classifier.ClassifierTrainer} learns the first layer in plain Java, for only the rows of the features at
 * hand change, and the rest with DL4J, which hands the error back to the first layer. {@link io.balie.nlu.classifier.Classifier}
 * serves from plain arrays, so that the native library is loaded for training alone.
 *
 * <p>Traps: {@code INDArray} never leaves this package. Training is deterministic for one seed on one kind of processor with
 * {@code OMP_NUM_THREADS=1}; other processors may round differently.
 */
@NullMarked
package io.balie.nlu.classifier;

import org.jspecify.annotations.NullMarked;
