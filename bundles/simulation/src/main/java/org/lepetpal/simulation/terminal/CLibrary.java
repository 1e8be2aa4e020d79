package org.lepetpal.simulation.terminal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The functions of the C library that a pseudo-terminal needs, each as its manual page has it. */
@SuppressWarnings("restricted")
final class CLibrary {
    private final Linker linker = Linker.nativeLinker();
    private final MethodHandle openpt = function("posix_openpt", JAVA_INT, JAVA_INT);
    private final MethodHandle grantpt = function("grantpt", JAVA_INT, JAVA_INT);
    private final MethodHandle unlockpt = function("unlockpt", JAVA_INT, JAVA_INT);
    private final MethodHandle ptsname = function("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle open = variadic("open", 2, JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle ioctl = variadic("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
    private final MethodHandle tcgetattr = function("tcgetattr", JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle tcsetattr = function("tcsetattr", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private final MethodHandle cfmakeraw = linker.downcallHandle(find("cfmakeraw"), FunctionDescriptor.ofVoid(ADDRESS));
    private final MethodHandle cfsetspeed = function("cfsetspeed", JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle poll = function("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private final MethodHandle read = function("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle write = function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle close = function("close", JAVA_INT, JAVA_INT);

    int openpt(int flags) {
        return number(() -> (int) openpt.invokeExact(flags));
    }

    int grantpt(int master) {
        return number(() -> (int) grantpt.invokeExact(master));
    }

    int unlockpt(int master) {
        return number(() -> (int) unlockpt.invokeExact(master));
    }

    int ptsname(int master, MemorySegment name) {
        return number(() -> (int) ptsname.invokeExact(master, name, name.byteSize()));
    }

    int open(MemorySegment path, int flags) {
        return number(() -> (int) open.invokeExact(path, flags));
    }

    int ioctl(int file, long request, MemorySegment argument) {
        return number(() -> (int) ioctl.invokeExact(file, request, argument));
    }

    int tcgetattr(int file, MemorySegment termios) {
        return number(() -> (int) tcgetattr.invokeExact(file, termios));
    }

    int tcsetattr(int file, int when, MemorySegment termios) {
        return number(() -> (int) tcsetattr.invokeExact(file, when, termios));
    }

    int cfmakeraw(MemorySegment termios) {
        return number(() -> {
            cfmakeraw.invokeExact(termios);
            return 0;
        });
    }

    int cfsetspeed(MemorySegment termios, int speed) {
        return number(() -> (int) cfsetspeed.invokeExact(termios, speed));
    }

    int poll(MemorySegment polled, long count, int millis) {
        return number(() -> (int) poll.invokeExact(polled, count, millis));
    }

    long read(int file, MemorySegment into) {
        return number(() -> (long) read.invokeExact(file, into, into.byteSize()));
    }

    long write(int file, MemorySegment bytes) {
        return number(() -> (long) write.invokeExact(file, bytes, bytes.byteSize()));
    }

    int close(int file) {
        return number(() -> (int) close.invokeExact(file));
    }

    private MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        return linker.downcallHandle(find(name), FunctionDescriptor.of(result, arguments));
    }

    private MethodHandle variadic(String name, int fixed, MemoryLayout result, MemoryLayout... arguments) {
        return linker.downcallHandle(
                find(name), FunctionDescriptor.of(result, arguments), Linker.Option.firstVariadicArg(fixed));
    }

    private MemorySegment find(String name) {
        return linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("this system has no " + name));
    }

    private static <T extends Number> T number(Call<T> call) {
        try {
            return call.go();
        } catch (Throwable impossible) {
            // A downcall throws nothing of its own; a wrong signature would.
            throw new IllegalStateException(impossible);
        }
    }

    /** What {@link MethodHandle#invokeExact} is to a compiler. */
    private interface Call<T> {
        T go() throws Throwable;
    }
}
