package org.lepetpal.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
    private static final double SESSION = 3.5e6;
    private static final int TENTHS = 10;

    /** Looked at at first and after each tenth, with caches that fill in the first three, and so many bytes lost with each tenth. */
    private static long at(int tenth, double lost) {
        return Math.round(180e6 + 8e6 * Math.min(tenth, 3) + tenth * lost);
    }

    private static NativeMemory after(NativeMemory memory, double lost) {
        IntStream.rangeClosed(0, TENTHS).forEach(tenth -> memory.add(at(tenth, lost)));
        return memory;
    }

    @Test
    void whatWarmsUpIsGood() {
        NativeMemory memory = after(NativeMemory.judged(1000), 0);
        assertThat(memory.isGood()).isTrue();
        assertThat(memory).hasToString("native memory +0.0 MB between medians (at most 32)");
    }

    @Test
    void elevenSessionsLostInSevenHundredCyclesAreNot() {
        NativeMemory memory = after(NativeMemory.judged(1000), 11 * SESSION / 7);
        assertThat(memory.isGood()).isFalse();
        assertThat(memory).hasToString("native memory +33.0 MB between medians (at most 32)");
    }

    @Test
    void aPeakThatOneLookFindsIsGood() {
        NativeMemory memory = NativeMemory.judged(1000);
        IntStream.range(0, TENTHS).forEach(tenth -> memory.add(at(tenth, 0)));
        memory.add(at(TENTHS, 0) + 60_000_000);
        assertThat(memory.isGood()).isTrue();
    }

    @Test
    void aShortRunIsToldAndNotJudged() {
        NativeMemory memory = after(NativeMemory.judged(499), 10 * SESSION);
        assertThat(memory.isGood()).isTrue();
        assertThat(memory).hasToString("native memory +210.0 MB between medians (not judged below 500 cycles)");
        assertThat(after(NativeMemory.judged(500), 10 * SESSION).isGood()).isFalse();
    }

    @Test
    void aPluginsIsToldAndNotJudged() {
        NativeMemory memory = after(NativeMemory.told(), 10 * SESSION);
        assertThat(memory.isGood()).isTrue();
        assertThat(memory).hasToString("native memory +210.0 MB between medians (not judged)");
    }
}
