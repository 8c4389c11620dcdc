package io.balie.nlu.classifier;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The part of the network behind the sparse layer, held by DL4J while it learns. */
final class Tail implements AutoCloseable {

    private final MultiLayerNetwork network;
    private final int hidden;
    private final int intents;

    Tail(int hidden, int intents, double dropHidden, long seed) {
        this.hidden = hidden;
        this.intents = intents;
        ActivationLayer.Builder relu = new ActivationLayer.Builder().activation(Activation.RELU);
        OutputLayer.Builder softmax = new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nIn(hidden)
                .nOut(intents)
                .weightInit(WeightInit.XAVIER)
                .activation(Activation.SOFTMAX);
        if (dropHidden > 0) {
            softmax.dropOut(1 - dropHidden); // DL4J counts what is kept
        }
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(0.002))
                .list()
                .layer(relu.build())
                .layer(softmax.build())
                .build();
        this.network = new MultiLayerNetwork(configuration);
        Nd4j.getRandom().setSeed(seed);
        network.init();
    }

    /** Go on from what was learned before: [hidden, intents] row by row, and [intents]. */
    void goOnFrom(float[] weights, float[] biases) {
        try (INDArray last = Nd4j.createFromArray(weights).reshape(hidden, intents);
                INDArray bias = Nd4j.createFromArray(biases).reshape(1, intents)) {
            network.getLayer(1).getParam("W").assign(last);
            network.getLayer(1).getParam("b").assign(bias);
        }
    }

    /**
     * One step on a batch.
     *
     * @param sums the first layer's sums, [batch, hidden]; the error with respect to them is written back into it
     * @param targets [batch, intents]
     */
    void step(float[][] sums, float[] targets, int batch, double rate, int iteration) {
        try (INDArray input = flat(sums, batch);
                INDArray labels = Nd4j.createFromArray(Arrays.copyOf(targets, batch * intents))
                        .reshape(batch, intents)) {
            network.setLearningRate(rate);
            Pair<Gradient, INDArray> result = network.calculateGradients(input, labels, null, null);
            try (INDArray error = result.getSecond().dup('c')) {
                float[] plain = error.data().asFloat();
                for (int i = 0; i < batch; i++) {
                    System.arraycopy(plain, i * hidden, sums[i], 0, hidden);
                }
            }
            Gradient gradient = result.getFirst();
            network.getUpdater().update(network, gradient, iteration, 0, batch, LayerWorkspaceMgr.noWorkspaces());
            network.params().subi(gradient.gradient());
        }
    }

    private INDArray flat(float[][] sums, int batch) {
        float[] all = new float[batch * hidden];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(sums[i], 0, all, i * hidden, hidden);
        }
        return Nd4j.createFromArray(all).reshape(batch, hidden);
    }

    /** Probabilities as DL4J computes them, [batch, intents]; for comparison with the exported arrays. */
    float[] output(float[][] sums, int batch) {
        try (INDArray input = flat(sums, batch);
                INDArray output = network.output(input, false).dup('c')) {
            return output.data().asFloat();
        }
    }

    /** [hidden, intents]. */
    float[] weights() {
        try (INDArray weights = network.getLayer(1).getParam("W").dup('c')) {
            return weights.data().asFloat();
        }
    }

    /** [intents]. */
    float[] bias() {
        try (INDArray bias = network.getLayer(1).getParam("b").dup('c')) {
            return bias.data().asFloat();
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
