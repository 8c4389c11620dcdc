package io.balie.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks under JMH, each in a process of its own, and writes {@code jmh.json} and a table. */
final class InProcess {

    private static final TimeValue SECOND = TimeValue.seconds(1);
    private static final int WARM_UP_SECONDS = 4;
    private static final int MEASURED_SECONDS = 5;

    private InProcess() {}

    /**
     * Run them.
     *
     * @param words a regular expression, to run only the benchmarks whose name it finds
     */
    public static void main(String[] words) throws RunnerException, IOException {
        ShippedDesk.open(); // a model is trained here, if need be, and not while something is measured
        Path output = Files.createDirectories(ShippedDesk.output());
        String before = Figures.machine();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(words.length == 0 ? ".*" : words[0])
                .forks(1)
                .warmupIterations(WARM_UP_SECONDS)
                .warmupTime(SECOND)
                .measurementIterations(MEASURED_SECONDS)
                .measurementTime(SECOND)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(output.resolve("jmh.json").toString());
        if (Runtime.version().feature() >= 24) {
            options.jvmArgsAppend("--sun-misc-unsafe-memory-access=allow");
        }
        Collection<RunResult> results = new Runner(options.build()).run();

        Figures figures = new Figures("One message, in process");
        figures.say("Before: " + before);
        figures.say("After: " + Figures.machine());
        figures.say("Per benchmark one process, %d s of warming up, %d s measured. Milliseconds."
                .formatted(WARM_UP_SECONDS, MEASURED_SECONDS));
        figures.head("what", "least", "p50", "p90", "p99", "p99.9", "samples", "bytes made");
        results.stream().filter(result -> sampled(result)).forEach(result -> sample(figures, result));
        figures.head("what", "threads", "a second", "± (99.9 %)", "bytes made");
        results.stream().filter(result -> !sampled(result)).forEach(result -> throughput(figures, result));
        figures.write("in-process");
    }

    private static boolean sampled(RunResult result) {
        return result.getParams().getMode() == Mode.SampleTime;
    }

    private static void sample(Figures figures, RunResult result) {
        Statistics times = result.getPrimaryResult().getStatistics();
        figures.row(
                name(result),
                Figures.number(times.getMin()),
                Figures.number(times.getPercentile(50)),
                Figures.number(times.getPercentile(90)),
                Figures.number(times.getPercentile(99)),
                Figures.number(times.getPercentile(99.9)),
                Long.toString(times.getN()),
                bytes(result));
    }

    private static void throughput(Figures figures, RunResult result) {
        Result<?> rate = result.getPrimaryResult();
        figures.row(
                name(result),
                Integer.toString(result.getParams().getThreads()),
                Figures.number(rate.getScore()),
                Figures.number(rate.getScoreError()),
                bytes(result));
    }

    /** What one call leaves to the collector, by JMH's profiler, whose names began with a dot once. */
    private static String bytes(RunResult result) {
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                return Figures.number(result.getSecondaryResults().get(name).getScore());
            }
        }
        return "";
    }

    /** {@code ReadingBenchmark.read}, with {@code sample=NL_SHORT}, is "Reading, nl short". */
    private static String name(RunResult result) {
        String[] parts = result.getParams().getBenchmark().split("\\.", -1);
        StringBuilder name = new StringBuilder(parts[parts.length - 2].replace("Benchmark", ""));
        if (!sampled(result)) {
            name.append(", ").append(parts[parts.length - 1].replaceAll("[0-9]+$", ""));
        }
        for (String key : result.getParams().getParamsKeys()) {
            name.append(", ")
                    .append(result.getParams()
                            .getParam(key)
                            .toLowerCase(Locale.ROOT)
                            .replace('_', ' '));
        }
        return name.toString();
    }
}
