package org.lepetpal.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A model as it is sent: a zip that somebody made, or one that is made here of a folder and goes when this is closed.
 *
 * @param zip to send
 * @param made whether it was made here
 * @param names of the files in it
 * @param card its {@code model.json}; an empty object where there is none
 * @param config its {@code config.json}, which LeRobot writes beside a policy's weights; an empty object where there is none
 */
record Package(Path zip, boolean made, List<String> names, JsonNode card, JsonNode config) implements AutoCloseable {
    private static final String CARD = "model.json";
    private static final String CONFIG = "config.json";

    /** @throws IOException when it is neither a folder nor a zip */
    static Package of(Path model) throws IOException {
        if (!Files.exists(model)) {
            throw new IOException("there is no " + model);
        }
        Path zip = Files.isDirectory(model) ? pack(model) : model;
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            List<String> names = opened.stream().map(ZipEntry::getName).toList();
            return new Package(zip, zip != model, names, read(opened, CARD), read(opened, CONFIG));
        } catch (IOException e) {
            if (zip != model) {
                Files.delete(zip);
            }
            throw new IOException(model + " is no folder and no sound zip: " + e.getMessage(), e);
        }
    }

    /** At the top of the zip, or in its folder. */
    private static JsonNode read(ZipFile opened, String file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Optional<? extends ZipEntry> found = opened.stream()
                .filter(entry -> entry.getName().equals(file) || entry.getName().endsWith("/" + file))
                .findFirst();
        return found.isEmpty()
                ? json.createObjectNode()
                : json.readTree(opened.getInputStream(found.get()).readAllBytes());
    }

    /** The slot that its files speak for: its card first, then a policy's configuration, then their kind. */
    Optional<String> slot() {
        if (card.path("slot").isTextual()) {
            return Optional.of(card.path("slot").asText());
        }
        if (config.path("type").isTextual()) {
            return Optional.of("policy");
        }
        return names.stream().anyMatch(name -> name.endsWith(".onnx")) ? Optional.of("detector") : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (made) {
            Files.delete(zip);
        }
    }

    /** Weights hardly shrink: fast goes before small. */
    private static Path pack(Path folder) throws IOException {
        Path zip = Files.createTempFile("lepetpal-model", ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), StandardCharsets.UTF_8);
                Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
            return zip;
        } catch (IOException | UncheckedIOException e) {
            Files.delete(zip);
            throw new IOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
