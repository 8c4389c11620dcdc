package io.balie.data.json;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON whose buffers are garbage as soon as a text is read or written.
 *
 * <p>Jackson otherwise uses its buffers again and does not clear them: what a customer said would stay in one of them, also after it was erased, until
 * something longer is written over it. So whatever is said goes through these, and a rule of the architecture keeps it so.
 */
public final class Unkept {

    private static final JsonMapper MAPPER =
            JsonMapper.builder(factory().build()).build();

    private Unkept() {}

    /** A factory to be set up further. */
    public static JsonFactoryBuilder factory() {
        return JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool());
    }

    /** As {@link JsonMapper#shared()} is, but for the buffers. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}
