package io.balie.nlu.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A model as a file: a {@link SealedArchive} of plain data, no classes.
 *
 * <p>The manifest holds settings and versions. Then come lists as UTF-8 text, one a line, and numbers as little-endian 32-bit floats
 * ({@code .f32}) or single bytes ({@code .i8}). Reading checks all of it before anything is believed.
 */
public final class ModelArchive {

    private static final String FORMAT = "balie-nlu-4";

    // Lists as text, floats, bytes; at most one folder deep.
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.(?:txt|f32|i8)");

    private ModelArchive() {}

    /** Write a model; the stream is left open. */
    public static void write(NluModel model, OutputStream out) throws IOException {
        Shelf shelf = ModelShelf.of(model);
        SealedArchive.write(FORMAT, shelf.keys(), shelf.entries(), out);
    }

    /**
     * Read a model.
     *
     * @throws BadArchiveException if the archive is not whole or not what it says to be
     * @throws IOException if the stream cannot be read
     */
    public static NluModel read(InputStream in) throws IOException {
        return read(PlainZip.of(in.readAllBytes()));
    }

    /** Read a model from where it is; see {@link #read(InputStream)}. */
    public static NluModel read(PlainZip.Source source) throws IOException {
        try {
            return read(SealedArchive.open(source));
        } catch (EOFException e) {
            throw new BadArchiveException("The model archive is cut off.", e);
        }
    }

    /** Read a model from an archive that is open; see {@link #read(InputStream)}. */
    public static NluModel read(SealedArchive archive) throws IOException {
        if (!archive.format().equals(FORMAT)) {
            throw new BadArchiveException("The model archive has format '%s', expected '%s': train anew."
                    .formatted(PlainZip.shown(archive.format()), FORMAT));
        }
        for (String name : archive.names()) {
            if (!NAME.matcher(name).matches()) {
                throw new BadArchiveException(
                        "The model archive holds '%s', which no model has.".formatted(PlainZip.shown(name)));
            }
        }
        Map<String, byte[]> entries = new HashMap<>();
        for (String name : archive.names()) {
            entries.put(name, archive.read(name));
        }
        try {
            return ModelShelf.read(new Shelf(archive.keys(), entries), archive.fingerprint());
        } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            throw new BadArchiveException("The model archive holds data that do not fit: " + e.getMessage(), e);
        }
    }

    /** The fingerprint of a model that was never written. */
    static String fingerprint(NluModel model) {
        Shelf shelf = ModelShelf.of(model);
        return SealedArchive.fingerprint(FORMAT, shelf.keys(), shelf.entries());
    }
}
