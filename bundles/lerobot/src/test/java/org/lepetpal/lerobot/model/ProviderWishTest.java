package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What computes, of what is wanted and what is there. */
final class ProviderWishTest {
    private static final String SETTING = "ACT_PROVIDER";
    private static final Provided ALL = with(Provider.values());

    @Test
    void whatIsNamedComputesOrIsRefusedWithWhatThereIs() throws IOException {
        assertThat(granted("tensorrt", ALL)).isEqualTo(Provider.TENSORRT);
        assertThatThrownBy(() -> granted("tensorrt", with(Provider.CUDA, Provider.CPU)))
                .isInstanceOf(IOException.class)
                .hasMessage("ACT_PROVIDER = tensorrt, but ONNX Runtime as it is installed here has cpu, cuda");
    }

    @Test
    void autoIsTheFastestThatServesAtOnce() throws IOException {
        assertThat(granted("auto", ALL)).isEqualTo(Provider.CUDA);
        assertThat(granted("auto", with(Provider.CPU, Provider.COREML))).isEqualTo(Provider.COREML);
        assertThat(granted("auto", with(Provider.CPU, Provider.TENSORRT))).isEqualTo(Provider.CPU);
    }

    @Test
    void whatNobodyNamesAndCannotLoadIsLeftForTheProcessorWithARemark() throws IOException, OrtException {
        List<Provider> tried = new ArrayList<>();
        ProviderWish.Attempt<List<String>> tooLarge = (engine, remarks) -> {
            tried.add(engine.provider());
            if (engine.provider() != Provider.CPU) {
                throw new OrtException("out of memory");
            }
            return remarks;
        };
        assertThat(wish("auto").load(new Engine(1), ALL, tooLarge))
                .containsExactly("ACT_PROVIDER = auto: cuda could not load it, cpu computes; the log says why");
        assertThat(tried).containsExactly(Provider.CUDA, Provider.CPU);

        assertThatThrownBy(() -> wish("cuda").load(new Engine(1), ALL, tooLarge))
                .as("who names it wants to know")
                .hasMessageContaining("out of memory");
    }

    @Test
    void whatIsBuiltInAndDoesNotStartIsRemarked() throws IOException, OrtException {
        ProviderWish.Attempt<List<String>> remarks = (_, said) -> said;
        Provided broken = new Provided(Set.of(Provider.CPU), Set.of(Provider.CUDA, Provider.TENSORRT));
        assertThat(wish("auto").load(new Engine(1), broken, remarks))
                .containsExactly("ACT_PROVIDER = auto: cuda does not start, cpu computes; the log says why");
        assertThat(wish("cpu").load(new Engine(1), broken, remarks))
                .as("who wants the processor")
                .isEmpty();
        assertThat(wish("auto").load(new Engine(1), with(Provider.CPU), remarks))
                .as("a processor's own build")
                .isEmpty();
    }

    @Test
    void whatTheProcessorCannotLoadIsTriedOnce() {
        List<Provider> tried = new ArrayList<>();
        assertThatThrownBy(() -> wish("auto").load(new Engine(1), with(Provider.CPU), (engine, _) -> {
                    tried.add(engine.provider());
                    throw new OrtException("damaged");
                }))
                .isInstanceOf(OrtException.class);
        assertThat(tried).containsExactly(Provider.CPU);
    }

    @Test
    void whatCannotBeMeantIsNamed() {
        assertThatThrownBy(() -> wish("gpu"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ACT_PROVIDER = 'gpu'; allowed are auto, cpu, cuda, tensorrt, coreml");
    }

    @Test
    void theProcessorIsAlwaysThere() throws IOException {
        assertThat(Provided.here().available()).contains(Provider.CPU);
        assertThat(wish("cpu").granted()).isEqualTo(Provider.CPU);
    }

    @Test
    void modelsAreKeptForTheProcessorOnly() {
        Engine kept = new Engine(1).with(Optional.of(new ModelCache(Path.of("x"), 1)));
        assertThat(kept.on(Provider.CPU)).isEqualTo(kept);
        assertThat(kept.on(Provider.CUDA).cache()).isEmpty();
        assertThat(kept.on(Provider.CUDA).provider()).isEqualTo(Provider.CUDA);
    }

    private static ProviderWish wish(String value) {
        return ProviderWish.of(SETTING, value);
    }

    private static Provider granted(String value, Provided provided) throws IOException {
        return wish(value).granted(provided).provider();
    }

    private static Provided with(Provider... available) {
        return new Provided(Set.of(available), Set.of());
    }
}
