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
        return granted(Provider.available());
    }

    /**
     * Loads something on what this comes to. A graphics card that is not there, or too small, is found out no earlier: where
     * nobody names it, the processor computes instead, and the log says why.
     *
     * @param engine that computes
     * @throws IOException naming the setting and what is available, or what is wrong with what is loaded
     * @throws OrtException when ONNX Runtime cannot run it
     */
    public <T> T load(Engine engine, Attempt<T> attempt) throws IOException, OrtException {
        return load(engine, granted(), attempt);
    }

    <T> T load(Engine engine, Provider granted, Attempt<T> attempt) throws IOException, OrtException {
        if (named.isPresent() || granted == Provider.CPU) {
            return attempt.on(engine.on(granted));
        }
        try {
            return attempt.on(engine.on(granted));
        } catch (OrtException e) {
            LOG.warn("{} = {}: {} cannot load it; the processor computes", setting, FASTEST, granted.label(), e);
            return attempt.on(engine.on(Provider.CPU));
        }
    }

    /** Loads something. */
    @FunctionalInterface
    public interface Attempt<T> {
        /** @param engine that is to compute it */
        T on(Engine engine) throws IOException, OrtException;
    }

    Provider granted(Set<Provider> available) throws IOException {
        if (named.isEmpty()) {
            return FASTER.stream().filter(available::contains).findFirst().orElse(Provider.CPU);
        }
        Provider wanted = named.get();
        if (!available.contains(wanted)) {
            throw new IOException(setting + " = " + wanted.label() + ", but ONNX Runtime as it is installed here has "
                    + labels(available));
        }
        return wanted;
    }

    private static String labels(Set<Provider> providers) {
        return providers.stream().sorted().map(Provider::label).collect(Collectors.joining(", "));
    }
}
