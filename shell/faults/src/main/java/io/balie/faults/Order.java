package io.balie.faults;

/** Crowds: many threads, few conversations, bursts. */
final class Order implements FaultProgram {

    @Override
    public String name() {
        return "order";
    }

    @Override
    public String promise() {
        return "Replies come in order, no turn is lost, no conversation hears of another. messages=10000 threads=32 conversations=100";
    }

    @Override
    public Outcome run(Settings settings) throws Exception {
        return new Outcome();
    }
}
