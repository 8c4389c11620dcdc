package io.balie.nlu.model;

import io.balie.nlu.Cinema;
import io.balie.nlu.Interpreter;
import io.balie.nlu.InterpreterContract;
import io.balie.nlu.Language;
import io.balie.nlu.pipeline.Component;
import io.balie.nlu.pipeline.Pipeline;
import java.util.List;

/** Every step that finds something, but for the fallback, which ranks an intent that is none. */
class PipelineContractTest extends InterpreterContract {

    private static final NluModel MODEL = NluTrainer.train(
            Cinema.data(),
            Pipeline.of(List.of(
                    Component.of("RegexFeaturizer"),
                    Component.of("DIETClassifier"),
                    Component.of("CRFEntityExtractor"),
                    Component.of("RegexEntityExtractor"),
                    Component.of("DucklingEntityExtractor"),
                    Component.of("EntitySynonymMapper"),
                    Component.of("ResponseSelector"))),
            List.of(Language.EN),
            1,
            Progress.SILENT);

    @Override
    protected Interpreter interpreter() {
        return MODEL;
    }
}
