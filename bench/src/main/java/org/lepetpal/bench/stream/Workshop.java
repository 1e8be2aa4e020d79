package org.lepetpal.bench.stream;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder of its own for what the peers need, made of their programs that lie in {@code shared/bench} beside the checkout: a
 * camera that draws 30 pictures a second into a file, and a USB camera made of that file.
 */
public final class Workshop implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("../shared/bench");
    private static final String PYTHON =
            Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** Any server's headers, and more than the smallest picture has. */
    private static final int FIRST_BYTES = 4_000;
    /** How each JPEG begins. */
    private static final String PICTURE = "\u00FF\u00D8";

    private final Path folder;
    private final List<Process> processes = new CopyOnWriteArrayList<>();
    /** Who is interrupted leaves nobody drawing. */
    private final Thread killer = new Thread(() -> processes.forEach(Process::destroy), "workshop-killer");

    private Workshop(Path folder) {
        this.folder = folder;
    }

    /** A new one. */
    public static Workshop open() throws IOException {
        Workshop workshop = new Workshop(Files.createTempDirectory("lepetpal-stream"));
        Runtime.getRuntime().addShutdownHook(workshop.killer);
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

    /** What makes a camera's pictures: draws into {@link #pictures}, where the first one is when this returns. */
    public Process feeder() throws IOException, InterruptedException {
        Process feeder = python(Map.of(), "feeder.py", pictures().toString(), "30");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Files.notExists(pictures().resolve("frame.jpg"))) {
            if (System.nanoTime() > end || !feeder.isAlive()) {
                throw new IOException("shared/bench/feeder.py draws nothing");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return feeder;
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

    /** A USB camera that shows {@link #pictures}; empty where something is missing. */
    public Optional<UsbCamera> usbCamera() throws IOException {
        Path source = PROGRAMS.resolve("fakev4l2.c");
        if (!hasPrograms() || !hasPython("cv2") || !has("gcc")) {
            return Optional.empty();
        }
        Path mended = folder.resolve("camera.c");
        Files.writeString(mended, UsbCamera.source(Files.readString(source)));
        Path library = folder.resolve("camera.so");
        Process compiler = start(
                Map.of(),
                List.of("gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), mended.toString(), "-ldl"));
        try {
            return compiler.waitFor() == 0 ? Optional.of(new UsbCamera(library, pictures(), folder)) : Optional.empty();
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

    /** Waits for the first picture of a stream; Python's programs take long to start on a busy machine. */
    static void awaitPicture(URI feed) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!shows(feed)) {
            if (System.nanoTime() > end) {
                throw new IOException("no picture from " + feed + " after " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean shows(URI feed) {
        try {
            URLConnection connection = feed.toURL().openConnection();
            connection.setReadTimeout((int) ANSWER.toMillis());
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readNBytes(FIRST_BYTES), StandardCharsets.ISO_8859_1).contains(PICTURE);
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(killer);
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
