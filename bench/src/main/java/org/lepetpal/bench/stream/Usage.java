package org.lepetpal.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes, with all that they started, have used of the machine, as Linux counts it.
 *
 * @param cpuSeconds of the processes
 * @param allSeconds of everything on the machine
 * @param nanos when it was read, or how long it was
 * @param megabytes resident memory
 * @param ownSeconds of the program that measures
 */
record Usage(double cpuSeconds, double allSeconds, long nanos, double megabytes, double ownSeconds) {
    private static final double TICKS = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    static Usage of(List<Long> processes) throws IOException {
        double cpu = 0;
        double memory = 0;
        for (long process : family(processes)) {
            cpu += cpu(process);
            memory += megabytes(process, "VmRSS:");
        }
        return new Usage(
                cpu,
                machine(),
                System.nanoTime(),
                memory,
                cpu(ProcessHandle.current().pid()));
    }

    Usage since(Usage before) {
        return new Usage(
                cpuSeconds - before.cpuSeconds,
                allSeconds - before.allSeconds,
                nanos - before.nanos,
                megabytes,
                ownSeconds - before.ownSeconds);
    }

    double cores() {
        return cpuSeconds / (nanos / 1e9);
    }

    /** Processors in use by neither the processes nor the viewers: above half of one, the figures are not to be trusted. */
    double otherCores() {
        return Math.max(0, (allSeconds - cpuSeconds - ownSeconds) / (nanos / 1e9));
    }

    private static List<Long> family(List<Long> processes) {
        return processes.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid)
                .distinct()
                .toList();
    }

    private static double cpu(long process) {
        String text = read(Path.of("/proc/" + process + "/stat"));
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > SYSTEM ? (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS : 0;
    }

    /** Resident megabytes that are of no file and shared with nobody; the heap of the collector that the robot uses is shared memory. */
    static double anonymous(List<Long> processes) {
        return family(processes).stream()
                .mapToDouble(process -> megabytes(process, "RssAnon:"))
                .sum();
    }

    private static double megabytes(long process, String kind) {
        return read(Path.of("/proc/" + process + "/status"))
                .lines()
                .filter(line -> line.startsWith(kind))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    /** User, nice, system, interrupts; not idle, not waiting, not stolen. */
    private static double machine() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/stat"))
                .lines()
                .findFirst()
                .orElseThrow()
                .split("\\s+");
        return Arrays.stream(new int[] {1, 2, 3, 6, 7})
                        .mapToLong(i -> Long.parseLong(fields[i]))
                        .sum()
                / TICKS;
    }

    /** Empty when the process has ended meanwhile. */
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }
}
