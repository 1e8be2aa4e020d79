package org.lepetpal.detector.yolo.model;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.lepetpal.detector.yolo.layout.Layouts;
import org.lepetpal.detector.yolo.layout.Preparation;
import org.lepetpal.detector.yolo.layout.Preparation.Fit;
import org.lepetpal.detector.yolo.layout.Preparation.Order;

/**
 * What the owner says of a model in a file {@code <model's name>.json} or {@code model.json} beside it; it goes before what was
 * found out. All of it may be left out.
 *
 * @param name of the model
 * @param version of the model
 * @param layout one of {@link Layouts#names()}
 * @param width of the input in pixels, where the model leaves it open
 * @param height of the input in pixels, where the model leaves it open
 * @param names of the classes, in their order; empty where not said
 * @param classes published names that it is asked for, instead of the settings'; empty where not said
 * @param picture a photograph, beside the model, in which it finds something; for its self-test
 * @param json all of it
 */
public record ModelCard(
        Optional<String> name,
        Optional<String> version,
        Optional<String> layout,
        OptionalInt width,
        OptionalInt height,
        List<String> names,
        List<String> classes,
        Optional<String> picture,
        JsonNode json) {
    private static final long LARGEST = 1 << 20;
    private static final int MOST_PIXELS = 4096;
    private static final Set<String> KEYS = Set.of(
            "name", "version", "layout", "width", "height", "names", "classes", "picture", "order", "fit", "pad",
            "mean", "std");
    /** What is said to people, and to the repository of models. */
    private static final Set<String> REMARKS =
            Set.of("license", "licence", "ranking", "description", "source", "comment");

    /** Where a model's card may lie; the first that is there counts. */
    public static List<Path> places(Path model) {
        String file = model.getFileName().toString();
        int dot = file.lastIndexOf('.');
        return List.of(
                model.resolveSibling((dot < 0 ? file : file.substring(0, dot)) + ".json"),
                model.resolveSibling("model.json"));
    }

    /** Reads the card beside a model; an empty one where there is none. */
    static ModelCard beside(Path model) throws BadModelException {
        for (Path card : places(model)) {
            if (Files.isRegularFile(card)) {
                return read(card);
            }
        }
        return of(new ObjectMapper().createObjectNode());
    }

    private static ModelCard read(Path card) throws BadModelException {
        try {
            if (Files.size(card) > LARGEST) {
                throw new BadModelException(card.getFileName() + " is larger than a megabyte");
            }
            return of(new ObjectMapper().readTree(Files.readAllBytes(card)));
        } catch (BadModelException e) {
            throw new BadModelException(card.getFileName() + ": " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new BadModelException(card.getFileName() + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadModelException(card.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    static ModelCard of(JsonNode json) throws BadModelException {
        if (!json.isObject()) {
            throw new BadModelException("it is no object");
        }
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KEYS);
        unknown.removeAll(REMARKS);
        if (!unknown.isEmpty()) {
            throw new BadModelException("unknown " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        Optional<String> layout = text(json, "layout");
        if (layout.isPresent() && !Layouts.names().contains(layout.get())) {
            throw new BadModelException("layout '" + layout.get() + "' is none of " + Layouts.names());
        }
        ModelCard card = new ModelCard(
                text(json, "name"),
                text(json, "version"),
                layout,
                pixels(json, "width"),
                pixels(json, "height"),
                texts(json, "names"),
                texts(json, "classes"),
                text(json, "picture"),
                json);
        card.over(new Preparation(Order.RGB, Fit.CENTRED, 0, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)));
        return card;
    }

    /** How pictures are prepared: what is said here goes before what the layout has. */
    public Preparation over(Preparation base) throws BadModelException {
        try {
            return new Preparation(
                    text(json, "order").map(it -> choice(Order.class, it)).orElse(base.order()),
                    text(json, "fit").map(it -> choice(Fit.class, it)).orElse(base.fit()),
                    json.path("pad").asInt(base.pad()),
                    numbers("mean", base.mean()),
                    numbers("std", base.std()));
        } catch (IllegalArgumentException e) {
            throw new BadModelException(e.getMessage(), e);
        }
    }

    private List<Double> numbers(String key, List<Double> base) {
        if (!json.has(key)) {
            return base;
        }
        List<Double> numbers = new ArrayList<>();
        json.path(key).forEach(number -> numbers.add(number.asDouble(Double.NaN)));
        return numbers;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
    }

    private static Optional<String> text(JsonNode json, String key) {
        return Optional.of(json.path(key).asText("").strip()).filter(text -> !text.isEmpty());
    }

    private static List<String> texts(JsonNode json, String key) {
        List<String> texts = new ArrayList<>();
        json.path(key).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    private static OptionalInt pixels(JsonNode json, String key) throws BadModelException {
        if (!json.has(key)) {
            return OptionalInt.empty();
        }
        int value = json.path(key).asInt();
        if (value < 32 || value > MOST_PIXELS) {
            throw new BadModelException(key + " " + json.path(key).asText() + " is not in 32…" + MOST_PIXELS);
        }
        return OptionalInt.of(value);
    }
}
