package org.lepetpal.lerobot.model;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On what an operator wants models to be computed.
 *
 * @param setting that says it, for messages
 * @param named by it; empty for the fastest of what is there
 */
public record ProviderWish(String setting, Optional<Provider> named) {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderWish.class);
    private static final String FASTEST = "auto";
    /** TensorRT, which thinks about a model for minutes before it serves, is for who names it. */
    private static final List<Provider> FASTER = List.of(Provider.CUDA, Provider.COREML);

    /**
     * Reads a setting.
     *
     * @throws IllegalArgumentException naming the setting, its value and what is allowed
     */
    public static ProviderWish of(String setting, String value) {
        Optional<Provider> named = Arrays.stream(Provider.values())
                .filter(provider -> provider.label().equals(value))
                .findFirst();
        if (named.isEmpty() && !value.equals(FASTEST)) {
            throw new IllegalArgumentException(
                    setting + " = '" + value + "'; allowed are " + FASTEST + ", " + labels(Set.of(Provider.values())));
        }
        return new ProviderWish(setting, named);
    }

    /**
     * What it comes to on this computer. Loads ONNX Runtime, and the libraries of what it was built with.
     *
     * @throws IOException naming the setting and what is available
     */
    public Provider granted() throws IOException {
        return granted(Provided.here()).provider();
    }

    /**
     * Loads something on what this comes to. A graphics card that is not there, or too small, is found out no earlier: where
     * nobody names it, the processor computes instead, with a remark, and the log says why.
     *
     * @param engine that computes
     * @throws IOException naming the setting and what is available, or what is wrong with what is loaded
     * @throws OrtException when ONNX Runtime cannot run it
     */
    public <T> T load(Engine engine, Attempt<T> attempt) throws IOException, OrtException {
        return load(engine, Provided.here(), attempt);
    }

    <T> T load(Engine engine, Provided provided, Attempt<T> attempt) throws IOException, OrtException {
        Granted granted = granted(provided);
        if (named.isPresent() || granted.provider() == Provider.CPU) {
            return attempt.on(engine.on(granted.provider()), granted.remarks());
        }
        try {
            return attempt.on(engine.on(granted.provider()), granted.remarks());
        } catch (OrtException e) {
            String label = granted.provider().label();
            LOG.warn("{} = {}: {} cannot load it; the processor computes", setting, FASTEST, label, e);
            return attempt.on(engine.on(Provider.CPU), List.of(instead(label + " could not load it", Provider.CPU)));
        }
    }

    /** Loads something. */
    @FunctionalInterface
    public interface Attempt<T> {
        /**
         * @param engine that is to compute it
         * @param remarks what a person should know of that
         */
        T on(Engine engine, List<String> remarks) throws IOException, OrtException;
    }

    /**
     * What a wish comes to.
     *
     * @param remarks what a person should know of it
     */
    record Granted(Provider provider, List<String> remarks) {}

    Granted granted(Provided provided) throws IOException {
        if (named.isEmpty()) {
            return fastest(provided);
        }
        Provider wanted = named.get();
        if (!provided.available().contains(wanted)) {
            throw new IOException(setting + " = " + wanted.label() + ", but ONNX Runtime as it is installed here has "
                    + labels(provided.available()));
        }
        return new Granted(wanted, List.of());
    }

    /** What was not built in nobody misses; what is and does not start somebody might. */
    private Granted fastest(Provided provided) {
        Provider fastest = FASTER.stream()
                .filter(provided.available()::contains)
                .findFirst()
                .orElse(Provider.CPU);
        return new Granted(
                fastest,
                FASTER.stream()
                        .takeWhile(faster -> faster != fastest)
                        .filter(provided.broken()::contains)
                        .map(broken -> instead(broken.label() + " does not start", fastest))
                        .toList());
    }

    private String instead(String why, Provider computes) {
        return setting + " = " + FASTEST + ": " + why + ", " + computes.label() + " computes; the log says why";
    }

    private static String labels(Set<Provider> providers) {
        return providers.stream().sorted().map(Provider::label).collect(Collectors.joining(", "));
    }
}
