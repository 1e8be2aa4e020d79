package org.lepetpal.timebase;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises the calling thread to SCHED_FIFO on Linux, where the machine permits it. */
final class RealtimePriority {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimePriority.class);
    private static final int SCHED_FIFO = 1;
    private static final int PRIORITY = 50;

    private final AtomicBoolean reported = new AtomicBoolean();

    /** Never fails: without permission the thread stays as it is. The outcome is logged once. */
    void raise() {
        String outcome;
        try {
            outcome = describe(setScheduler());
        } catch (Throwable failure) {
            // Method handles may throw anything; a machine without the call keeps its ordinary priority.
            outcome = "not available here (" + failure + ")";
        }
        if (reported.compareAndSet(false, true)) {
            LOG.info("real-time priority of {}: {}", Thread.currentThread().getName(), outcome);
        }
    }

    private static String describe(int error) {
        return error == 0
                ? "SCHED_FIFO " + PRIORITY
                : "not permitted (errno " + error + "); grant it with 'ulimit -r " + PRIORITY + "' or CAP_SYS_NICE";
    }

    /** {@code pthread_setschedparam(pthread_self(), SCHED_FIFO, &{PRIORITY})}: 0 or an errno. */
    @SuppressWarnings("restricted")
    private static int setScheduler() throws Throwable {
        Linker linker = Linker.nativeLinker();
        SymbolLookup libc = linker.defaultLookup();
        MethodHandle self = linker.downcallHandle(libc.findOrThrow("pthread_self"), FunctionDescriptor.of(JAVA_LONG));
        MethodHandle set = linker.downcallHandle(
                libc.findOrThrow("pthread_setschedparam"),
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocateFrom(JAVA_INT, PRIORITY);
            return (int) set.invokeExact((long) self.invokeExact(), SCHED_FIFO, parameters);
        }
    }
}
