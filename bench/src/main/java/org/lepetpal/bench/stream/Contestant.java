package org.lepetpal.bench.stream;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.bench.robot.Robot;
import org.lepetpal.bench.robot.Vitals;

/**
 * A running server.
 *
 * @param name who it is
 * @param feed its stream
 * @param processes what is charged, with all that they start
 * @param heap what Java's collector keeps for it
 * @param end ends it
 */
record Contestant(String name, URI feed, List<Long> processes, Heap heap, Closeable end) implements AutoCloseable {
    static final String OURS = "LePetPal";
    static final String PASSED_ON = OURS + ", the camera's JPEG";
    static final String RARELY = OURS + ", that looking once a second";
    static final String DRAWN = OURS + ", drawn and encoded";
    static final String DRAWN_RARELY = OURS + ", drawn, one look a second";
    static final String FLASK = "Flask, the usual generator";
    static final String MJPG_STREAMER = "mjpg-streamer";

    /** All, in the order in which they are measured. */
    static List<Maker> all(Path home, Workshop workshop) {
        return List.of(
                ours(PASSED_ON, home, workshop, "overlays=0", Map.of()),
                ours(RARELY, home, workshop, "overlays=0", Map.of("DETECT_RATE_HZ", "1")),
                ours(DRAWN, home, workshop, "overlays=1", Map.of()),
                ours(DRAWN_RARELY, home, workshop, "overlays=1", Map.of("DETECT_RATE_HZ", "1")),
                new Maker(
                        FLASK,
                        "Debian's python3-flask, python3-opencv or shared/bench is missing",
                        () -> flask(workshop)),
                new Maker(
                        MJPG_STREAMER,
                        "MJPG_STREAMER does not name the folder of its build",
                        () -> mjpgStreamer(workshop)),
                new Maker(
                        "ustreamer", "Debian's ustreamer, gcc or shared/bench is missing", () -> ustreamer(workshop)));
    }

    private static Maker ours(String name, Path home, Workshop workshop, String query, Map<String, String> settings) {
        return new Maker(name, "gcc or shared/bench is missing", () -> robot(name, home, workshop, query, settings));
    }

    private static Optional<Contestant> robot(
            String name, Path home, Workshop workshop, String query, Map<String, String> settings)
            throws IOException, InterruptedException {
        Optional<UsbCamera> camera = workshop.usbCamera();
        if (camera.isEmpty()) {
            return Optional.empty();
        }
        Process feeder = workshop.feeder();
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(camera.get().environment());
        all.put("CAMERA", UsbCamera.DEVICE);
        // The others have no room to simulate.
        all.put("ARM", "none");
        all.put("DISPENSER", "none");
        Robot robot = Robot.live(home, all);
        Vitals vitals = new Vitals(robot);
        return Optional.of(new Contestant(
                name,
                robot.client().base().resolve("/video_feed?" + query),
                List.of(robot.pid(), feeder.pid()),
                vitals::liveHeap,
                () -> {
                    vitals.close();
                    robot.close();
                    workshop.end(feeder);
                }));
    }

    private static Optional<Contestant> flask(Workshop workshop) throws IOException, InterruptedException {
        if (!workshop.hasPrograms() || !Workshop.hasPython("flask, cv2")) {
            return Optional.empty();
        }
        int port = Workshop.freePort();
        Process server = workshop.python(Map.of("MODE", "perclient", "PORT", String.valueOf(port)), "seed_flask.py");
        return running(FLASK, port, "/video_feed", workshop, List.of(server));
    }

    private static Optional<Contestant> mjpgStreamer(Workshop workshop) throws IOException, InterruptedException {
        String build = System.getenv("MJPG_STREAMER");
        if (build == null || !workshop.hasPrograms() || !Workshop.hasPython("cv2")) {
            return Optional.empty();
        }
        int port = Workshop.freePort();
        Process feeder = workshop.feeder();
        Process server = workshop.start(
                Map.of("LD_LIBRARY_PATH", build),
                List.of(
                        build + "/mjpg_streamer",
                        "-i",
                        build + "/plugins/input_file/input_file.so -f " + workshop.pictures() + " -n frame.jpg -d 0",
                        "-o",
                        build + "/plugins/output_http/output_http.so -l 127.0.0.1 -p " + port));
        return running(MJPG_STREAMER, port, "/?action=stream", workshop, List.of(server, feeder));
    }

    private static Optional<Contestant> ustreamer(Workshop workshop) throws IOException, InterruptedException {
        Optional<UsbCamera> camera = workshop.usbCamera();
        if (camera.isEmpty() || !Workshop.has("ustreamer")) {
            return Optional.empty();
        }
        int port = Workshop.freePort();
        Process feeder = workshop.feeder();
        Process server = workshop.start(
                camera.get().environment(),
                List.of(
                        "ustreamer",
                        "-d",
                        UsbCamera.DEVICE,
                        "-r",
                        "1280x720",
                        "-m",
                        "MJPEG",
                        "-c",
                        "HW",
                        "-s",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port)));
        return running("ustreamer", port, "/stream", workshop, List.of(server, feeder));
    }

    private static Optional<Contestant> running(
            String name, int port, String path, Workshop workshop, List<Process> processes)
            throws IOException, InterruptedException {
        URI feed = URI.create("http://127.0.0.1:" + port + path);
        Workshop.awaitPicture(feed);
        return Optional.of(
                new Contestant(name, feed, processes.stream().map(Process::pid).toList(), () -> 0, () -> {
                    for (Process process : processes) {
                        workshop.end(process);
                    }
                }));
    }

    /** Megabytes that it keeps: of memory of its own, without what a collector has not yet given back. */
    double kept() throws IOException {
        return Usage.anonymous(processes) + heap.live() / 1e6;
    }

    @Override
    public void close() throws IOException {
        end.close();
    }

    /**
     * Starts one.
     *
     * @param name who it is
     * @param lack what is missing where it cannot be started
     * @param start empty where something is missing
     */
    record Maker(String name, String lack, Start start) {
        Optional<Contestant> make() throws IOException, InterruptedException {
            return start.now();
        }
    }

    /** What a collector looks after. */
    @FunctionalInterface
    interface Heap {
        /** Bytes of all objects that can be reached; 0 where there is no collector. */
        long live() throws IOException;
    }

    /** How one is started. */
    @FunctionalInterface
    interface Start {
        Optional<Contestant> now() throws IOException, InterruptedException;
    }
}
