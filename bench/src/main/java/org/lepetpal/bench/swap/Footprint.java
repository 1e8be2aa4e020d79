package org.lepetpal.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.lepetpal.bench.robot.Vitals;

/**
 * What a process holds at one moment, after a collection. Linux.
 *
 * @param classes loaded
 * @param metaspace bytes
 * @param heap live bytes
 * @param threads of Java
 * @param handles open files, sockets and the like
 * @param libraries native libraries that are mapped, different ones
 * @param mappings all pieces of address space that are of a file
 * @param resident bytes of memory that are of no file and shared with nobody: what native code allocates, and stacks; the heap of the
 *     collector that the robot uses is shared memory
 */
public record Footprint(
        int classes,
        long metaspace,
        long heap,
        int threads,
        long handles,
        long libraries,
        long mappings,
        long resident) {
    /** As it is now; stops the process for some milliseconds. */
    public static Footprint of(Vitals vitals, long pid) throws IOException {
        return read(vitals, collect(vitals), pid);
    }

    /** The same, once the C library has given back what was freed: resident memory is what is held then. */
    static Footprint trimmed(Vitals vitals, long pid) throws IOException {
        long heap = collect(vitals);
        // After that, for cleaners free native memory.
        vitals.trimNativeHeap();
        return read(vitals, heap, pid);
    }

    /** @return bytes that are live */
    private static long collect(Vitals vitals) throws IOException {
        // Classes go with a collection that finds their loader dead, which is the one after finalizers and cleaners
        // ran.
        vitals.liveHeap();
        return vitals.liveHeap();
    }

    private static Footprint read(Vitals vitals, long heap, long pid) throws IOException {
        return new Footprint(
                vitals.classes(),
                vitals.metaspace(),
                heap,
                vitals.threads(),
                handles(pid),
                mapped(pid).filter(path -> path.contains(".so")).distinct().count(),
                mapped(pid).count(),
                resident(pid));
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    private static long handles(long pid) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return all.count();
        }
    }

    private static Stream<String> mapped(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/maps")).stream()
                .filter(line -> line.indexOf('/') > 0)
                .map(line -> line.substring(line.indexOf('/')));
    }

    /** Whether it has grown no more than what comes and goes by itself; live heap is left to who reads it, resident memory to {@link NativeMemory}. */
    boolean isNoMoreThan(Footprint before) {
        return classes <= before.classes + 50
                && metaspace <= before.metaspace + 1_000_000
                && threads <= before.threads + 4
                && handles <= before.handles + 8
                && libraries <= before.libraries
                && mappings <= before.mappings + 8;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%6d classes, metaspace %6.2f MB, live heap %5.1f MB, %3d threads, %4d handles, %3d libraries, %4d mappings, %5.1f MB native",
                classes,
                metaspace / 1e6,
                heap / 1e6,
                threads,
                handles,
                libraries,
                mappings,
                resident / 1e6);
    }
}
