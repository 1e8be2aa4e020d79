package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InflowTest {
    private static final long PATIENCE = Duration.ofMillis(8).toNanos();

    @Test
    void whatCameUnaskedIsReadToItsEnd() throws IOException {
        Some source = new Some(4096, 100);
        new Inflow(source).discard();
        assertThat(source.left).isZero();
    }

    @Test
    void somebodyWhoNeverFallsSilentIsNotListenedToForEver() {
        assertThatThrownBy(() -> new Inflow(new Some(Integer.MAX_VALUE, 100)).discard())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("without a pause");
    }

    @Test
    void norIsAPortThatPromisesBytesAndGivesNone() throws IOException {
        Inflow inflow = new Inflow(new Some(100, 0));
        assertThatThrownBy(inflow::discard).isInstanceOf(IOException.class);
        assertThat(inflow.collect(new byte[6], 6, PATIENCE)).isZero();
    }

    @Test
    void whatComesInPartsIsPutTogetherAndTheRestLeft() throws IOException {
        Some source = new Some(100, 4);
        assertThat(new Inflow(source)
                        .collect(new byte[6], 6, Duration.ofSeconds(5).toNanos()))
                .isEqualTo(6);
        assertThat(source.left).isEqualTo(94);
    }

    @Test
    void whatHasComeByTheTimeThatIsOverIsTaken() throws IOException {
        assertThat(new Inflow(new Some(4, 4)).collect(new byte[6], 6, 0)).isEqualTo(4);
    }

    /** So many bytes, of which a read gives so many at most. */
    private static final class Some implements Inflow.Source {
        private final int atOnce;
        private int left;

        Some(int left, int atOnce) {
            this.left = left;
            this.atOnce = atOnce;
        }

        @Override
        public int available() {
            return left;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int read = Math.min(Math.min(left, length), atOnce);
            left -= read;
            return read;
        }
    }
}
