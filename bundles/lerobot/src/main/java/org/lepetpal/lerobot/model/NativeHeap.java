package org.lepetpal.lerobot.model;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The C library's heap. It keeps what is freed for whoever asks next, which after a model was optimised are hundreds of megabytes. */
final class NativeHeap {
    private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);

    private NativeHeap() {}

    /**
     * Gives back to the system what is free. Blocks for milliseconds, for some tens of them where much is. Does nothing where the
     * C library has no such call, which only GNU's has.
     */
    @SuppressWarnings("restricted")
    static void trim() {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> call = linker.defaultLookup().find("malloc_trim");
        if (call.isEmpty()) {
            return;
        }
        try {
            MethodHandle trim = linker.downcallHandle(
                    call.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
            int gaveAny = (int) trim.invokeExact(0L);
            LOG.debug("free memory was given back: {}", gaveAny);
        } catch (Throwable failure) {
            // method handles may throw anything; without it the memory serves whoever asks for some next
            LOG.debug("free memory cannot be given back", failure);
        }
    }
}
