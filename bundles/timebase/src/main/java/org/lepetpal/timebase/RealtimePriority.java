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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.lepetpal.api.time.Timebase.Priority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Raises the calling thread to a level of SCHED_FIFO on Linux, where the machine permits it. */
final class RealtimePriority {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimePriority.class);
    private static final int SCHED_FIFO = 1;
    /** Threads that this one starts are ordinary again: none of them may hold up the machine. */
    private static final int SCHED_RESET_ON_FORK = 0x40000000;

    private static final int EPERM = 1;
    /** More kinds of such threads than the robot has. */
    private static final int MOST_REPORTED = 32;

    private static final Pattern NUMBER = Pattern.compile("-?\\d+$");

    private final int level;
    private final Consumer<String> log;
    /** Threads, by name, of which the log has what they were granted. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** @param level 1…99; the higher goes first */
    RealtimePriority(int level) {
        this(level, LOG::info);
    }

    /** @param log gets a line for people for each thread */
    RealtimePriority(int level, Consumer<String> log) {
        this.level = level;
        this.log = log;
    }

    /**
     * Never fails: without permission the thread stays as it is. The outcome is logged once for each name, those of a pool, which a
     * number tells apart, being one.
     */
    Priority raise() {
        Priority outcome;
        try {
            outcome = describe(setScheduler());
        } catch (Throwable failure) {
            // Method handles may throw anything; a machine without the call keeps its ordinary priority.
            outcome = new Priority(false, "ordinary priority: real time is not available here (" + failure + ")");
        }
        report(Thread.currentThread().getName(), outcome);
        return outcome;
    }

    private void report(String thread, Priority outcome) {
        String name = NUMBER.matcher(thread).replaceFirst("");
        if (reported.size() < MOST_REPORTED && reported.add(name)) {
            log.accept(name + " runs with " + outcome.detail());
        }
    }

    private Priority describe(int error) {
        return switch (error) {
            case 0 -> new Priority(true, "SCHED_FIFO " + level);
            case EPERM ->
                new Priority(
                        false,
                        "ordinary priority: SCHED_FIFO is not permitted; a limit on rtprio of " + level
                                + " or more, or CAP_SYS_NICE, grants it");
            default -> new Priority(false, "ordinary priority: SCHED_FIFO was refused with errno " + error);
        };
    }

    /** {@code pthread_setschedparam(pthread_self(), SCHED_FIFO | SCHED_RESET_ON_FORK, &{level})}: 0 or an errno. */
    @SuppressWarnings("restricted")
    private int setScheduler() throws Throwable {
        Linker linker = Linker.nativeLinker();
        SymbolLookup libc = linker.defaultLookup();
        MethodHandle self = linker.downcallHandle(libc.findOrThrow("pthread_self"), FunctionDescriptor.of(JAVA_LONG));
        MethodHandle set = linker.downcallHandle(
                libc.findOrThrow("pthread_setschedparam"),
                FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocateFrom(JAVA_INT, level);
            return (int) set.invokeExact((long) self.invokeExact(), SCHED_FIFO | SCHED_RESET_ON_FORK, parameters);
        }
    }
}
