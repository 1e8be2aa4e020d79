package org.lepetpal.bench.stream;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder of its own for what the peers need, made of their programs that lie in {@code shared/bench} beside the checkout: a
 * camera that draws 30 pictures a second into a file, and a USB camera made of that file.
 */
final class Workshop implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("../shared/bench");
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    /** FFmpeg asks a camera what its input is, which the peers' own camera never had to tell. */
    private static final String BEFORE = "  if (rq == (unsigned)VIDIOC_REQBUFS)";

    private static final String INPUT = "  if (rq == (unsigned)VIDIOC_ENUMINPUT) { struct v4l2_input *n = p; "
            + "strcpy((char *)n->name, \"fake\"); n->type = V4L2_INPUT_TYPE_CAMERA; n->std = 0; return 0; }\n";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    private Workshop(Path folder) {
        this.folder = folder;
    }

    static Workshop open() throws IOException {
        Workshop workshop = new Workshop(Files.createTempDirectory("lepetpal-stream"));
        Files.createDirectory(workshop.pictures());
        return workshop;
    }

    /** Whether the peers' programs are there. */
    boolean hasPrograms() {
        return Files.isReadable(PROGRAMS.resolve("feeder.py"));
    }

    /** Where the camera's newest picture lies, as {@code frame.jpg}. */
    Path pictures() {
        return folder.resolve("pictures");
    }

    /** Whether a command is installed. */
    static boolean has(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(path -> Path.of(path, command))
                .anyMatch(Files::isExecutable);
    }

    /** Whether Python has modules. */
    static boolean hasPython(String modules) {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import " + modules).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts one of the peers' Python programs. */
    Process python(Map<String, String> environment, String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(PYTHON, "-B"));
        all.addAll(List.of(command));
        return start(environment, all);
    }

    /** Starts a program within the folder of the peers' programs. */
    Process start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .directory(PROGRAMS.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** A camera that draws into {@link #pictures}. */
    Process feeder() throws IOException {
        return python(Map.of(), "feeder.py", pictures().toString(), "30");
    }

    /** Ends a process that was started here. */
    void end(Process process) throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        processes.remove(process);
    }

    /** A library that makes a USB camera of {@link #pictures} for the process that preloads it; empty without a C compiler. */
    Optional<Path> usbCamera() throws IOException {
        Path source = PROGRAMS.resolve("fakev4l2.c");
        if (!has("gcc") || !Files.isReadable(source)) {
            return Optional.empty();
        }
        Path mended = folder.resolve("camera.c");
        Files.writeString(mended, Files.readString(source).replace(BEFORE, INPUT + BEFORE));
        Path library = folder.resolve("camera.so");
        Process compiler = start(
                Map.of(),
                List.of("gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), mended.toString(), "-ldl"));
        try {
            return compiler.waitFor() == 0 ? Optional.of(library) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until somebody listens there. */
    static void awaitPort(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (ConnectException notYet) {
                if (System.nanoTime() > end) {
                    throw new IOException("nobody listens on port " + port + " after " + PATIENCE.toSeconds() + " s");
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Process process : List.copyOf(processes)) {
            end(process);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
