package org.lepetpal.policy.smolvla.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.ElementType;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.ModelCache;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.model.Practice;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;

/** A checkpoint in half precision (F16) against the same numbers in single precision. */
final class HalfPrecisionTest {
    private static final String WEIGHTS = "model.safetensors";
    private static final short NAN = 0x7E00;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void givesTheActionsOfTheSameNumbersInSinglePrecision(boolean kept) throws Exception {
        Spoilt half = new Spoilt(folder.resolve("half"));
        half.tensors(WEIGHTS, all -> all.replaceAll((name, tensor) -> halved(tensor)));
        Spoilt widened = new Spoilt(folder.resolve("widened"));
        widened.tensors(WEIGHTS, all -> all.replaceAll((name, tensor) -> rounded(tensor)));
        Engine engine = new Engine(1)
                .with(kept ? Optional.of(new ModelCache(folder.resolve("kept"), Long.MAX_VALUE)) : Optional.empty());
        assertThat(type(half)).isEqualTo(ElementType.F16);
        assertThat(type(widened)).isEqualTo(ElementType.F32);
        float[] wanted = actions(widened, engine);
        assertThat(wanted).isNotEqualTo(actions(new Spoilt(folder.resolve("sound")), engine));
        assertThat(actions(half, engine)).hasSameSizeAs(wanted).satisfies(actions -> {
            for (int i = 0; i < actions.length; i++) {
                assertThat(actions[i]).as("action %d", i).isCloseTo(wanted[i], within(1e-6f));
            }
        });
    }

    @Test
    void oneThatIsNoNumberIsRefused() throws IOException {
        Spoilt half = new Spoilt(folder);
        half.tensors(WEIGHTS, all -> {
            all.replaceAll((name, tensor) -> halved(tensor));
            ByteBuffer.wrap(all.get(TensorNames.ACTION_IN + ".bias").bytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort(7 * Short.BYTES, NAN);
        });
        assertThatThrownBy(half::open)
                .isInstanceOf(BadCheckpointException.class)
                .hasMessage("model.safetensors: number 7 of tensor model.action_in_proj.bias is NaN or infinite");
    }

    private static float[] actions(Spoilt spoilt, Engine engine) throws Exception {
        try (Checkpoint checkpoint = spoilt.open();
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit());
                SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, engine, false)) {
            Practice practice = new Practice(
                    model,
                    tokenizer.encode("pick up the ball"),
                    2,
                    checkpoint.config().stateSize());
            return model.plan(practice.scene(), Practice.noise(model.noiseSize()), Trace.NONE);
        }
    }

    private static ElementType type(Spoilt spoilt) throws IOException {
        try (Checkpoint checkpoint = spoilt.open()) {
            return checkpoint
                    .weights()
                    .tensors()
                    .get(TensorNames.ACTION_IN + ".weight")
                    .type();
        }
    }

    private static Spoilt.Tensor halved(Spoilt.Tensor tensor) {
        FloatBuffer numbers = floats(tensor);
        ByteBuffer halves =
                ByteBuffer.allocate(numbers.remaining() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (numbers.hasRemaining()) {
            halves.putShort(Float.floatToFloat16(numbers.get()));
        }
        return new Spoilt.Tensor("F16", tensor.shape(), halves.array());
    }

    /** To what half precision can say, in single precision. */
    private static Spoilt.Tensor rounded(Spoilt.Tensor tensor) {
        FloatBuffer numbers = floats(tensor);
        ByteBuffer singles =
                ByteBuffer.allocate(numbers.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (numbers.hasRemaining()) {
            singles.putFloat(Float.float16ToFloat(Float.floatToFloat16(numbers.get())));
        }
        return new Spoilt.Tensor("F32", tensor.shape(), singles.array());
    }

    private static FloatBuffer floats(Spoilt.Tensor tensor) {
        assertThat(tensor.type()).isEqualTo("F32");
        return ByteBuffer.wrap(tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
}
