package org.lepetpal.bench.robot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps the processors from sleeping while something is measured, as {@code cyclictest} does: a sleeping processor of a virtual machine
 * wakes when its host likes, at times milliseconds later. Linux, where {@code /dev/cpu_dma_latency} may be written
 * (<a href="https://docs.kernel.org/power/pm_qos_interface.html">PM QoS</a>).
 */
public final class Wakefulness implements AutoCloseable {
    private static final Path DEVICE = Path.of("/dev/cpu_dma_latency");
    /** An int: they may take 0 µs to wake. */
    private static final byte[] AT_ONCE = new byte[Integer.BYTES];

    private final Optional<OutputStream> request;
    private final String words;

    private Wakefulness(Optional<OutputStream> request, String words) {
        this.request = request;
        this.words = words;
    }

    /** Holds until closed; where it is not permitted nothing is changed. */
    public static Wakefulness asked() {
        return asked(DEVICE);
    }

    static Wakefulness asked(Path device) {
        try {
            OutputStream request = open(device);
            return new Wakefulness(Optional.of(request), "the processors are kept awake by " + device);
        } catch (IOException refused) {
            return new Wakefulness(Optional.empty(), "the processors may sleep: " + refused);
        }
    }

    private static OutputStream open(Path device) throws IOException {
        OutputStream request = Files.newOutputStream(device, StandardOpenOption.WRITE);
        try {
            request.write(AT_ONCE);
            return request;
        } catch (IOException refused) {
            request.close();
            throw refused;
        }
    }

    /** What became of it, for who reads the figures. */
    public String words() {
        return words;
    }

    @Override
    public void close() throws IOException {
        if (request.isPresent()) {
            request.get().close();
        }
    }
}
