package org.lepetpal.lerobot.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What computes: one of ONNX Runtime's execution providers. Which there are is a matter of the build that is installed. */
public enum Provider {
    /** The processor; always there. */
    CPU(OrtProvider.CPU),
    /** A graphics card by NVIDIA. */
    CUDA(OrtProvider.CUDA),
    /** The same, by kernels that are made for the model: for minutes, at each load. */
    TENSORRT(OrtProvider.TENSOR_RT),
    /** What an Apple computer has. */
    COREML(OrtProvider.CORE_ML);

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    private final OrtProvider ours;

    Provider(OrtProvider ours) {
        this.ours = ours;
    }

    /** As settings name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that ONNX Runtime was built with. */
    static Set<Provider> built() {
        Set<OrtProvider> all = OrtEnvironment.getAvailableProviders();
        return Arrays.stream(values())
                .filter(provider -> provider == CPU || all.contains(provider.ours))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Provider.class)));
    }

    /** Whether its own libraries are there; loads them. */
    boolean starts() {
        try (SessionOptions options = new SessionOptions()) {
            addTo(options);
            return true;
        } catch (OrtException | LinkageError e) {
            LOG.warn("ONNX Runtime has {}, but it does not start", label(), e);
            return false;
        }
    }

    /** Operators that it does not have are left to the processor. */
    void addTo(SessionOptions options) throws OrtException {
        switch (this) {
            case CPU -> {
                // is there by itself
            }
            case CUDA -> addCuda(options);
            case TENSORRT -> {
                options.addTensorrt(0);
                addCuda(options);
            }
            case COREML -> options.addCoreML();
        }
    }

    private static void addCuda(SessionOptions options) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
            // its products would have ten bits, and their actions be others than those that were learned
            cuda.add("use_tf32", "0");
            options.addCUDA(cuda);
        }
    }
}
