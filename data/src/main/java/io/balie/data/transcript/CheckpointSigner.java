package io.balie.data.transcript;

/** Signs what a log is at one moment. */
@FunctionalInterface
public interface CheckpointSigner {

    /**
     * A signed note.
     *
     * @param origin the log's name
     * @param size how many leaves it has, at least 1
     * @param root over all of them
     */
    String sign(String origin, long size, byte[] root);
}
