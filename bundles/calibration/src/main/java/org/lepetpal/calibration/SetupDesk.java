package org.lepetpal.calibration;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.CameraSetup;
import org.lepetpal.api.vision.CameraSetups;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.PictureZone;
import org.lepetpal.api.vision.TableMark;
import org.lepetpal.calibration.board.BoardFinder;
import org.lepetpal.calibration.store.Complaint;
import org.lepetpal.calibration.store.SetupFolder;
import org.lepetpal.calibration.watch.Anchors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what operators teach about cameras, and looks whether each camera stands as it stood: when it comes, and every few
 * seconds while it does not seem to. Any thread.
 */
final class SetupDesk implements CameraSetups, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SetupDesk.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final int BACKLOG = 64;

    private final BoardFinder finder = new BoardFinder();
    private final SetupFolder folder;
    private final Clock clock;
    private final Timebase.Worker worker;
    private final Map<String, Taught> taught = new ConcurrentSkipListMap<>();
    private final CamerasAtHand cameras = new CamerasAtHand();
    /** Cameras that will be looked at again: once each, however often they come. */
    private final Set<String> looking = new HashSet<>();

    private final List<Complaint> complaints;
    private final Runnable listener;
    private volatile List<CameraSetup> binding = List.of();

    /** @param listener told, on any thread, that something may fit otherwise than before */
    SetupDesk(SetupFolder folder, Timebase time, Clock clock, Runnable listener) {
        this.folder = folder;
        this.clock = clock;
        this.listener = listener;
        this.worker = time.worker("calibration", BACKLOG);
        SetupFolder.Contents contents = folder.read();
        contents.setups().forEach((camera, kept) -> taught.put(camera, Taught.waiting(kept)));
        this.complaints = new CopyOnWriteArrayList<>(contents.complaints());
        this.binding = collect();
    }

    /** A camera delivers through which the robot looks. */
    void cameraCame(Camera camera) {
        came(camera, true);
    }

    /** A camera delivers that the robot has beside that one. */
    void sideCame(Camera camera) {
        came(camera, false);
    }

    private void came(Camera camera, boolean own) {
        String name = camera.description().name();
        cameras.come(camera, own);
        tell(() -> {
            meet(name, camera.description());
            restore(name, camera);
            look(name);
        });
    }

    /** What it was taught binds, or is put aside, before its first picture. */
    private synchronized void meet(String name, CameraDescription camera) {
        Optional<Taught> met = Optional.ofNullable(taught.computeIfPresent(name, (same, known) -> known.met(camera)));
        met.ifPresent(known -> changed());
        met.filter(Taught::isPutAside)
                .ifPresent(aside -> LOG.info("camera {}: {}", name, aside.fit().detail()));
    }

    /** It is set as it was when it was taught: in another exposure it would see other colours. */
    private void restore(String name, Camera camera) {
        Map<String, String> kept = Optional.ofNullable(taught.get(name))
                .filter(known -> known.isAbout(camera.description()))
                .map(known -> known.kept().controls())
                .orElse(Map.of());
        if (kept.isEmpty() || kept.equals(camera.controls())) {
            return;
        }
        camera.adjust(kept);
        Map<String, String> now = camera.controls();
        if (now.equals(kept)) {
            LOG.info("camera {} is set as it was taught: {}", name, kept);
        } else {
            LOG.warn("camera {} was taught with {}, and is set to {}", name, kept, now);
        }
    }

    /** A camera was withdrawn. */
    void cameraLeft(Camera camera) {
        cameras.leave(camera);
        tell(this::miss);
    }

    /** As it would be after a start. */
    private synchronized void miss() {
        taught.replaceAll((name, known) -> cameras.has(name) ? known : known.missed());
        changed();
    }

    private void tell(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException tooLate) {
            LOG.debug("a camera that came or went is not looked at, for the end has come", tooLate);
        }
    }

    private synchronized void look(String name) {
        Optional<Taught> known = Optional.ofNullable(taught.get(name));
        Optional<Camera> camera = cameras.find(name);
        if (known.isEmpty() || camera.isEmpty()) {
            return;
        }
        Optional<Frame> newest = camera.get().latest();
        if (newest.isPresent()) {
            try (Frame frame = newest.get()) {
                judge(known.get(), camera.get(), frame);
            } catch (RuntimeException | LinkageError failure) {
                LOG.error("camera {} cannot be compared with what was taught", name, failure);
            }
        }
        boolean unsure = fit(name).state() == Fit.State.UNCONFIRMED || newest.isEmpty();
        if (unsure && looking.add(name)) {
            worker.after(LOOK_AGAIN, () -> lookAgain(name));
        }
    }

    private synchronized void lookAgain(String name) {
        looking.remove(name);
        look(name);
    }

    private void judge(Taught known, Camera camera, Frame frame) {
        CameraDescription described = camera.description();
        Taught judged = known.judged(
                described,
                Anchors.recognise(
                        frame,
                        known.setup().width(),
                        known.setup().height(),
                        known.kept().anchors()));
        String name = described.name();
        taught.put(name, judged);
        changed();
        if (judged.fit().state() != known.fit().state()) {
            LOG.info("camera {}: {}", name, judged.fit().detail());
        }
        if (judged.isAbout(described) && !known.isAbout(described)) {
            // It comes under another name, so that it was not known before this look how to set it.
            tell(() -> restore(name, camera));
        }
    }

    private void changed() {
        binding = collect();
        listener.run();
    }

    private List<CameraSetup> collect() {
        return taught.values().stream()
                .filter(Taught::isBinding)
                .map(Taught::setup)
                .toList();
    }

    @Override
    public List<CameraSetup> all() {
        return binding;
    }

    @Override
    public Optional<CameraSetup> of(String camera) {
        return inUse(camera).map(Taught::setup);
    }

    @Override
    public Fit fit(String camera) {
        Taught known = taught.get(camera);
        return known == null ? new Fit(Fit.State.NONE, "nothing was taught") : known.fit();
    }

    @Override
    public synchronized CameraSetup teach(String name, List<TableMark> marks, List<PictureZone> zones)
            throws IOException {
        Optional<Taught> before = inUse(name);
        try (Frame frame = cameras.picture(name)) {
            return store(lesson(name, frame).teach(before, marks, zones));
        }
    }

    @Override
    public List<TableMark> board(String name) {
        try (Frame frame = cameras.picture(name)) {
            return finder.find(frame);
        }
    }

    @Override
    public synchronized CameraSetup confirm(String name) throws IOException {
        Taught known =
                inUse(name).orElseThrow(() -> new IllegalStateException("nothing was taught about camera " + name));
        try (Frame frame = cameras.picture(name)) {
            return store(lesson(name, frame).confirm(known));
        }
    }

    private Optional<Taught> inUse(String name) {
        return Optional.ofNullable(taught.get(name)).filter(known -> !known.isPutAside());
    }

    private Lesson lesson(String name, Frame frame) {
        Camera camera = cameras.require(name);
        return new Lesson(
                camera.description(),
                cameras.isBeside(name),
                camera.controls(),
                frame,
                folder.nextVersion(name),
                clock.instant());
    }

    private CameraSetup store(Taught fresh) throws IOException {
        folder.write(fresh.kept());
        taught.put(fresh.setup().camera(), fresh);
        complaints.removeIf(complaint -> complaint.isAbout(fresh.setup().camera()));
        changed();
        LOG.info(
                "camera {}: version {} is stored",
                fresh.setup().camera(),
                fresh.setup().version());
        return fresh.setup();
    }

    /** What could not be read at the start, and was not taught anew since. */
    List<String> complaints() {
        return complaints.stream().map(Complaint::text).toList();
    }

    /** All that was taught, doubted, put aside or not, by camera. */
    Map<String, Taught> known() {
        return new TreeMap<>(taught);
    }

    /** Cameras that do not seem to stand as they stood, by name, with why. */
    Map<String, String> doubts() {
        Map<String, String> doubts = new TreeMap<>();
        taught.forEach((camera, known) -> {
            if (known.fit().state() == Fit.State.UNCONFIRMED) {
                doubts.put(camera, "camera " + camera + ": " + known.fit().detail());
            }
        });
        return doubts;
    }

    /** Whether a camera is one beside that through which the robot looks. */
    boolean isBeside(String camera) {
        return cameras.isBeside(camera);
    }

    @Override
    public void close() {
        worker.close();
    }
}
