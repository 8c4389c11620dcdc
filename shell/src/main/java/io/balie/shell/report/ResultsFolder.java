package io.balie.shell.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where results are written. It is made when it is first needed; files of an earlier run are replaced.
 *
 * @param path the folder
 */
public record ResultsFolder(Path path) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Write one JSON document. */
    public void json(String name, Object document) {
        text(name, JSON.writeValueAsString(document) + "\n");
    }

    /** Write a list as one JSON document; if it is empty there is no such file, not even an earlier one. */
    public void jsonUnlessEmpty(String name, List<?> items) {
        if (items.isEmpty()) {
            try {
                Files.deleteIfExists(path.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException("The old %s cannot be removed.".formatted(path.resolve(name)), e);
            }
        } else {
            json(name, items);
        }
    }

    /** Write text. */
    public void text(String name, String text) {
        try {
            Files.createDirectories(path);
            Files.writeString(path.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    /** Write a picture as PNG. */
    public void picture(String name, BufferedImage picture) {
        try {
            Files.createDirectories(path);
            try (OutputStream out = Files.newOutputStream(path.resolve(name))) {
                if (!ImageIO.write(picture, "png", out)) {
                    throw new IOException("This Java cannot write PNG.");
                }
            }
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    private UncheckedIOException unwritable(String name, IOException cause) {
        return new UncheckedIOException("The file %s cannot be written.".formatted(path.resolve(name)), cause);
    }
}
