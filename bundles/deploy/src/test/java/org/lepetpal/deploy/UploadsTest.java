package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.deploy.BundleRefused;

/** A bundle that comes as a stream. */
class UploadsTest {
    private static final int PIECE = 4096;
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path home;

    /** How much room there is may take longer to find out than to write a piece. */
    @Test
    void smallPiecesAreGathered() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Rig rig = Rig.prepare(home, Duration.ofSeconds(20), () -> {
            asked.incrementAndGet();
            return 1L << 40;
        })) {
            assertThatThrownBy(() -> rig.uploads().examine(inPieces(new byte[2 * MEGABYTE + 1]), false))
                    .isInstanceOf(BundleRefused.class);
        }
        assertThat(asked).hasValue(3);
    }

    private static InputStream inPieces(byte[] content) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, PIECE));
            }

            @Override
            public int readNBytes(byte[] into, int at, int length) {
                int filled = 0;
                for (int read = 0; read >= 0 && filled < length; read = read(into, at + filled, length - filled)) {
                    filled += read;
                }
                return filled;
            }
        };
    }
}
