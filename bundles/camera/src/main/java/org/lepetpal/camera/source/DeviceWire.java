package org.lepetpal.camera.source;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A V4L2 device that this process has open already, by {@code ioctl} and {@code poll} on what it has open: FFmpeg does not tell it,
 * and cameras that another opening would disturb are left in peace.
 */
final class DeviceWire implements DeviceControls.Wire {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceWire.class);
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    /** {@code VIDIOC_G_CTRL} and {@code VIDIOC_S_CTRL}, of a number and a value of 32 bits each. */
    private static final long GET = 0xC008561BL;

    private static final long SET = 0xC008561CL;
    private static final int VALUE = 4;
    private static final int BYTES = 8;
    /** Of {@code struct pollfd}: what is waited for. */
    private static final int EVENTS = 4;
    /** {@code POLLIN}. */
    private static final short READABLE = 1;

    private final int descriptor;
    private final MethodHandle ioctl;
    private final MethodHandle poll;

    private DeviceWire(int descriptor) {
        this.descriptor = descriptor;
        this.ioctl = handle(
                "ioctl",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
                Linker.Option.firstVariadicArg(2));
        this.poll = handle("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(String name, FunctionDescriptor kind, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), kind, options);
    }

    /** @return empty where the system does not say under which number it is open */
    static Optional<DeviceWire> of(Path device) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(OPEN_FILES)) {
            Path real = device.toRealPath();
            for (Path link : open) {
                if (leadsTo(link, real)) {
                    return Optional.of(
                            new DeviceWire(Integer.parseInt(link.getFileName().toString())));
                }
            }
        } catch (IOException unknown) {
            LOG.debug("{} cannot be asked for its controls", device, unknown);
        }
        return Optional.empty();
    }

    /** What others opened may be closed while it is looked at. */
    static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public OptionalInt get(int control) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment asked = arena.allocate(BYTES, VALUE);
            asked.set(JAVA_INT, 0, control);
            return call(GET, asked) ? OptionalInt.of(asked.get(JAVA_INT, VALUE)) : OptionalInt.empty();
        }
    }

    @Override
    public boolean set(int control, int value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment told = arena.allocate(BYTES, VALUE);
            told.set(JAVA_INT, 0, control);
            told.set(JAVA_INT, VALUE, value);
            return call(SET, told);
        }
    }

    /**
     * Waits until a picture can be taken, or the device has something to complain of.
     *
     * @param most how long; whole milliseconds count
     * @return false when that time has passed
     */
    boolean await(Duration most) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment asked = arena.allocate(BYTES, VALUE);
            asked.set(JAVA_INT, 0, descriptor);
            asked.set(JAVA_SHORT, EVENTS, READABLE);
            return (int) poll.invokeExact(asked, 1L, (int) most.toMillis()) != 0;
        } catch (Throwable failure) {
            // method handles may throw anything; who cannot wait asks again and again
            LOG.debug("poll does not work here", failure);
            return true;
        }
    }

    private boolean call(long request, MemorySegment control) {
        try {
            return (int) ioctl.invokeExact(descriptor, request, control) >= 0;
        } catch (Throwable failure) {
            // method handles may throw anything; a camera that cannot be asked has nothing to set
            LOG.debug("ioctl does not work here", failure);
            return false;
        }
    }
}
