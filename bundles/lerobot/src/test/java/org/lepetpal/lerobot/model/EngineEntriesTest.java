package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.wrap.onnxruntime.Processor;

/** On which processors ONNX Runtime is told to keep products of bytes from overflowing. */
final class EngineEntriesTest {
    private static final String EXACT = "session.x64quantprecision";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flags\t\t: fpu avx avx2 avx512f avx512bw avx512_vnni avx512_bf16",
                "flags\t\t: fpu avx avx2 avx_vnni",
                "flags\t\t: avx2 avx512f avx512_vnni avx_vnni amx_int8"
            })
    void itDoesSoByItselfWithVnniAndThenTwiceAsFast(String abilities) {
        assertThat(told(abilities)).doesNotContainKey(EXACT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flags\t\t: fpu avx avx2",
                "flags\t\t: fpu avx avx2 avx512f avx512bw",
                "flags\t\t: fpu avx avx2 avx512f avx_vnni",
                "Features\t: fp asimd asimddp",
                ""
            })
    void whereItMayBeNeededItIsAskedFor(String abilities) {
        assertThat(told(abilities)).containsEntry(EXACT, "1");
    }

    @Test
    void theOneHereIsTheSameEachTime() {
        assertThat(Processor.here()).isEqualTo(Processor.here());
    }

    private static Map<String, String> told(String abilities) {
        return Engine.entries(new Processor(abilities));
    }
}
