package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What computes, of what is wanted and what is there. */
final class ProviderWishTest {
    private static final Set<Provider> ALL = EnumSet.allOf(Provider.class);

    @Test
    void whatIsNamedComputesOrIsRefusedWithWhatThereIs() throws IOException {
        assertThat(ProviderWish.of("ACT_PROVIDER", "tensorrt").granted(ALL)).isEqualTo(Provider.TENSORRT);
        assertThatThrownBy(() ->
                        ProviderWish.of("ACT_PROVIDER", "tensorrt").granted(EnumSet.of(Provider.CUDA, Provider.CPU)))
                .isInstanceOf(IOException.class)
                .hasMessage("ACT_PROVIDER = tensorrt, but ONNX Runtime as it is installed here has cpu, cuda");
    }

    @Test
    void autoIsTheFastestThatServesAtOnce() throws IOException {
        ProviderWish auto = ProviderWish.of("ACT_PROVIDER", "auto");
        assertThat(auto.granted(ALL)).isEqualTo(Provider.CUDA);
        assertThat(auto.granted(EnumSet.of(Provider.CPU, Provider.COREML))).isEqualTo(Provider.COREML);
        assertThat(auto.granted(EnumSet.of(Provider.CPU, Provider.TENSORRT))).isEqualTo(Provider.CPU);
    }

    @Test
    void whatNobodyNamesAndCannotLoadIsLeftForTheProcessor() throws IOException, OrtException {
        List<Provider> tried = new ArrayList<>();
        ProviderWish.Attempt<Provider> tooLarge = engine -> {
            tried.add(engine.provider());
            if (engine.provider() != Provider.CPU) {
                throw new OrtException("out of memory");
            }
            return engine.provider();
        };
        assertThat(ProviderWish.of("ACT_PROVIDER", "auto").load(new Engine(1), Provider.CUDA, tooLarge))
                .isEqualTo(Provider.CPU);
        assertThat(tried).containsExactly(Provider.CUDA, Provider.CPU);

        assertThatThrownBy(() -> ProviderWish.of("ACT_PROVIDER", "cuda").load(new Engine(1), Provider.CUDA, tooLarge))
                .as("who names it wants to know")
                .hasMessageContaining("out of memory");
    }

    @Test
    void whatTheProcessorCannotLoadIsTriedOnce() {
        List<Provider> tried = new ArrayList<>();
        assertThatThrownBy(() -> ProviderWish.of("ACT_PROVIDER", "auto").load(new Engine(1), Provider.CPU, engine -> {
                    tried.add(engine.provider());
                    throw new OrtException("damaged");
                }))
                .isInstanceOf(OrtException.class);
        assertThat(tried).containsExactly(Provider.CPU);
    }

    @Test
    void whatCannotBeMeantIsNamed() {
        assertThatThrownBy(() -> ProviderWish.of("ACT_PROVIDER", "gpu"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ACT_PROVIDER = 'gpu'; allowed are auto, cpu, cuda, tensorrt, coreml");
    }

    @Test
    void theProcessorIsAlwaysThere() throws IOException {
        assertThat(Provider.available()).contains(Provider.CPU);
        assertThat(ProviderWish.of("ACT_PROVIDER", "cpu").granted()).isEqualTo(Provider.CPU);
    }

    @Test
    void modelsAreKeptForTheProcessorOnly() {
        Engine kept = new Engine(1).with(Optional.of(new ModelCache(Path.of("x"), 1)));
        assertThat(kept.on(Provider.CPU)).isEqualTo(kept);
        assertThat(kept.on(Provider.CUDA).cache()).isEmpty();
        assertThat(kept.on(Provider.CUDA).provider()).isEqualTo(Provider.CUDA);
    }
}
