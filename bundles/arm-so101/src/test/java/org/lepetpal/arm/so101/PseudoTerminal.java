package org.lepetpal.arm.so101;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/** A pair of terminals on Linux: what is written to one end is read from the other, whose path a driver can open. */
@SuppressWarnings("restricted")
final class PseudoTerminal implements AutoCloseable {
    private static final int READ_WRITE_NO_CONTROL = 0x2 | 0x100;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer = arena.allocate(512);
    private final int master;
    private final String path;

    PseudoTerminal() throws IOException {
        master = call("posix_openpt", READ_WRITE_NO_CONTROL);
        if (master < 0 || call("grantpt", master) != 0 || call("unlockpt", master) != 0) {
            throw new IOException("no pseudo-terminal");
        }
        path = name();
    }

    /** Of the end that the driver opens. */
    String path() {
        return path;
    }

    /** Waits for bytes; empty once the other end or this one is closed. */
    byte[] read() {
        long got = transfer("read", buffer.byteSize());
        return got <= 0 ? new byte[0] : Arrays.copyOf(buffer.toArray(ValueLayout.JAVA_BYTE), (int) got);
    }

    void write(byte[] bytes) {
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
        if (transfer("write", bytes.length) != bytes.length) {
            throw new IllegalStateException("pseudo-terminal took less");
        }
    }

    @Override
    public void close() {
        call("close", master);
    }

    private String name() {
        try {
            MemorySegment name = (MemorySegment)
                    function("ptsname", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT))
                            .invokeExact(master);
            return name.reinterpret(100).getString(0);
        } catch (Throwable e) {
            throw new IllegalStateException("ptsname", e);
        }
    }

    private static int call(String function, int argument) {
        try {
            return (int) function(function, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invokeExact(argument);
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }

    private long transfer(String function, long length) {
        FunctionDescriptor signature = FunctionDescriptor.of(
                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        try {
            return (long) function(function, signature).invokeExact(master, buffer, length);
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor signature) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), signature);
    }
}
