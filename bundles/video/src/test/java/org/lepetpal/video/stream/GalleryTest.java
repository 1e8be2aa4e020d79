package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.testkit.TestSettings;
import org.lepetpal.timebase.SteppedTimebase;
import org.lepetpal.video.Config;
import org.lepetpal.video.HealthBoard;
import org.lepetpal.video.overlay.Layers;
import org.lepetpal.video.sight.HeldWorkers;

class GalleryTest {
    private static final Duration FRAME = Duration.ofMillis(40);
    private static final Duration STEP = Duration.ofMillis(5);

    private final SteppedTimebase time = new SteppedTimebase();
    private final HeldWorkers workers = new HeldWorkers(time);
    private final FixedSwitchboard board = new FixedSwitchboard();
    private final HealthBoard health = new HealthBoard();
    private final Layers layers = new Layers(board);
    private final TestCamera camera = new TestCamera();
    private final Config config = TestSettings.of(Config.class, Map.of("stream_max_clients", 3));
    private final Gallery gallery = new Gallery(config, new Cameras(board), layers, health, workers);

    @AfterEach
    void nothingIsKept() {
        gallery.close();
        assertThat(board.camera().leasesOut()).isZero();
        assertThat(board.overlay().leasesOut()).isZero();
        assertThat(camera.frames)
                .allSatisfy(frame -> assertThat(frame.holders()).isEqualTo(1));
        assertThat(camera.listeners).isEmpty();
    }

    @Test
    void viewersOfTheSameShareEachPicture() {
        cameraComes();
        FakeConnection one = watch(Map.of("width", "64"));
        FakeConnection other = watch(Map.of("width", "64"));
        FakeConnection different = watch(Map.of("width", "32"));
        time.advance(Duration.ZERO);
        takePictures(5);

        assertThat(one.written()).hasSize(6).doesNotHaveDuplicates();
        assertThat(other.written()).isEqualTo(one.written());
        assertThat(different.written()).hasSize(6).doesNotContainAnyElementsOf(one.written());
    }

    @Test
    void whoeverComesLaterSeesTheLastPictureAtOnceWithoutANewOneBeingMade() {
        cameraComes();
        FakeConnection first = watch(Map.of());
        takePictures(1);
        FakeConnection second = watch(Map.of());
        time.advance(Duration.ZERO);

        assertThat(second.written()).containsExactly(first.written().getLast());
    }

    @Test
    void eachViewerHasItsOwnPaceAndOfTheSlowestNoMoreIsMade() {
        cameraComes();
        List<String> drawn = new ArrayList<>();
        board.overlay().with("counting", new CountingLayer(drawn));
        FakeConnection slow = watch(Map.of("fps", "5"));
        takePictures(50);
        assertThat(slow.written()).hasSizeBetween(10, 11);
        assertThat(drawn).hasSameSizeAs(slow.written());
    }

    @Test
    void whileNobodyWatchesNothingIsDrawn() {
        board.camera().with("front", camera);
        List<String> drawn = new ArrayList<>();
        board.overlay().with("counting", new CountingLayer(drawn));
        FakeConnection viewer = watch(Map.of());
        takePictures(3);
        assertThat(drawn).hasSize(3);

        viewer.breaks();
        takePictures(10);

        assertThat(drawn).hasSize(4);
        assertThat(viewer.completed()).isEqualTo(1);
    }

    @Test
    void withoutACameraThereIsOnePictureASecondAndTheConnectionGoesOnWhenItComes() throws IOException {
        health.addSource(() -> ComponentHealth.of("camera", Status.DOWN, "USB camera video0 is not plugged in"));
        FakeConnection viewer = watch(Map.of("width", "640"));
        time.advance(Duration.ofSeconds(5));
        assertThat(viewer.written()).hasSize(6);
        BufferedImage noSignal = picture(viewer.written().getLast().bytes());
        assertThat(noSignal.getWidth()).isEqualTo(640);
        assertThat(noSignal.getHeight()).isEqualTo(360);

        board.camera().with("front", camera);
        time.advance(Duration.ofSeconds(1));
        int before = viewer.written().size();
        takePictures(10);
        assertThat(viewer.written()).hasSize(before + 10);
    }

    @Test
    void whileACameraIsAwayForASwapNoViewerSeesAGapAndAfterThatThereIsOnePictureASecond() {
        AtomicInteger asked = new AtomicInteger();
        health.addSource(() -> {
            asked.incrementAndGet();
            return ComponentHealth.of("camera", Status.DOWN, "it is exchanged");
        });
        cameraComes();
        FakeConnection viewer = watch(Map.of());
        FakeConnection slow = watch(Map.of("fps", "5"));
        takePictures(25);
        board.camera().clear();

        assertThat(longestGap(viewer, Absence.SWAP)).isLessThanOrEqualTo(FRAME.multipliedBy(2));
        assertThat(slow.written().size()).isBetween(5 * 15, 5 * 17);
        assertThat(asked).as("painted about once a second").satisfies(count -> assertThat(count.get())
                .isBetween(15, 17));

        int before = viewer.written().size();
        time.advance(Duration.ofSeconds(10));
        assertThat(viewer.written().size() - before).isBetween(10, 11);
    }

    @Test
    void aCameraThatComesBackIsSeenWithItsFirstPictureHoweverLongThatWasOnItsWay() {
        cameraComes();
        FakeConnection viewer = watch(Map.of());
        takePictures(5);
        board.camera().clear();
        time.advance(FRAME.multipliedBy(10));
        int before = viewer.written().size();
        camera.take(time.nanoTime() - FRAME.multipliedBy(3).toNanos());
        board.camera().with("front", camera);
        time.advance(FRAME.dividedBy(2));

        assertThat(viewer.written()).hasSize(before + 1);
        takePictures(1);
        assertThat(viewer.written()).hasSize(before + 2);
    }

    @Test
    void aCameraThatIsReplacedLeavesNoGap() throws IOException {
        cameraComes();
        FakeConnection viewer = watch(Map.of());
        takePictures(3);
        int before = viewer.written().size();
        TestCamera successor = new TestCamera();
        board.camera().clear();
        time.advance(FRAME);
        assertThat(viewer.written()).as("that there is none").hasSize(before + 1);
        successor.take(time.nanoTime());
        board.camera().with("other", successor);
        time.advance(FRAME.dividedBy(2));

        assertThat(viewer.written()).hasSize(before + 2);
        assertThat(picture(viewer.written().getLast().bytes()).getWidth()).isEqualTo(64);
        assertThat(camera.listeners).isEmpty();
        successor.take(time.nanoTime());
        time.advance(Duration.ZERO);
        board.camera().clear();
    }

    @Test
    void aCameraThatThrowsIsToldInsteadOfItsPictureUntilItNoLongerDoes() throws IOException {
        cameraComes();
        FakeConnection viewer = watch(Map.of());
        takePictures(5);
        camera.failure = Optional.of(() -> {
            throw new NoClassDefFoundError("its other bundle has gone");
        });
        takePictures(1);
        assertNoSignal(viewer, "the camera fails: NoClassDefFoundError");
        assertThat(longestGap(viewer, Duration.ofSeconds(2)))
                .as("although it is silent, too")
                .isLessThanOrEqualTo(FRAME.multipliedBy(2));

        camera.failure = Optional.empty();
        takePictures(1);
        assertThat(picture(viewer.written().getLast().bytes()).getWidth()).isEqualTo(64);
        assertThat(gallery.noSignalReason(wish(Map.of()))).isEqualTo("there is no camera");
    }

    @Test
    void aCameraThatCannotBeFollowedIsToldToo() throws IOException {
        cameraComes();
        camera.failure = Optional.of(() -> {
            throw new IllegalStateException("/a/path/that/is/nobodys/business");
        });
        FakeConnection viewer = watch(Map.of());
        time.advance(Duration.ofSeconds(2));
        assertThat(viewer.written()).hasSize(3);
        assertNoSignal(viewer, "the camera fails: IllegalStateException");
    }

    @Test
    void aFrameThatThrowsIsToldAndIsGivenBack() throws IOException {
        camera.broken = true;
        cameraComes();
        FakeConnection viewer = watch(Map.of("width", "640"));
        takePictures(3);
        assertNoSignal(viewer, "the camera fails: NoClassDefFoundError");
    }

    private void assertNoSignal(FakeConnection viewer, String reason) throws IOException {
        assertThat(viewer.written()).isNotEmpty();
        assertThat(picture(viewer.written().getLast().bytes()).getWidth()).isGreaterThan(64);
        assertThat(gallery.noSignalReason(wish(Map.of()))).isEqualTo(reason);
        try (Part snapshot = snapshot(Map.of())) {
            assertThat(picture(bytes(snapshot.whole())).getWidth()).isEqualTo(1280);
        }
    }

    @Test
    void whoWatchesAPictureThatIsNeverDoneIsShownWhatAnotherThreadMakes() {
        cameraComes();
        FakeConnection first = watch(Map.of());
        FakeConnection second = watch(Map.of("width", "32"));
        takePictures(2);
        workers.hold("video-1");
        takePictures(1);
        assertThat(first.written()).as("hangs").hasSize(3);
        assertThat(second.written()).hasSize(4);

        time.advance(Duration.ofSeconds(6));
        assertThat(first.written()).hasSize(3);
        time.advance(Duration.ofSeconds(1));
        assertThat(first.written()).hasSize(4);
        takePictures(2);
        workers.release("video-1");
        assertThat(first.written()).hasSize(6).doesNotHaveDuplicates();
        assertThat(second.written()).as("on another one").hasSize(6);
    }

    @Test
    void pastTheLimitThereIsNoRoomUntilSomebodyLeaves() {
        board.camera().with("front", camera);
        FakeConnection first = watch(Map.of());
        watch(Map.of());
        watch(Map.of());
        assertThat(gallery.reserve()).isFalse();

        first.breaks();
        takePictures(1);

        assertThat(gallery.reserve()).isTrue();
        gallery.giveBack();
    }

    @Test
    void aViewerThatTakesNothingForLongIsLetGo() throws IOException {
        cameraComes();
        FakeConnection dead = watch(Map.of());
        FakeConnection alive = watch(Map.of());
        dead.takes(0);
        takePictures(25 * 30);

        assertThat(dead.completed()).isEqualTo(1);
        assertThat(alive.completed()).isZero();
        assertThat(alive.written()).hasSize(1 + 25 * 30);
        assertThat(dead.written()).isEmpty();
    }

    @Test
    void aSnapshotIsThePictureOfNowInTheWishedSize() throws IOException {
        board.camera().with("front", camera);
        takePictures(2);

        Part part = snapshot(Map.of("width", "100", "height", "100"));

        byte[] jpeg = new byte[part.jpegLength()];
        part.jpeg().get(jpeg);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(image.getWidth()).isEqualTo(100);
        assertThat(image.getHeight()).isEqualTo(100);
        assertThat(image.getRGB(50, 50) & 0xFF).as("the picture").isBetween(190, 210);
        assertThat(image.getRGB(50, 5) & 0xFF).as("the bar above it").isLessThan(10);
    }

    @Test
    void aPictureTakenAsItIsIsTheCamerasOwn() throws IOException {
        board.camera().with("front", camera);
        takePictures(1);

        BufferedImage image = picture(bytes(snapshot(Map.of("overlays", "0")).whole()));

        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getRGB(32, 18) & 0xFF).isBetween(190, 210);
    }

    /** Cameras are registered with their first picture. */
    private void cameraComes() {
        camera.take(time.nanoTime());
        board.camera().with("front", camera);
    }

    private Part snapshot(Map<String, String> query) {
        return gallery.snapshot(wish(query)).orElseThrow();
    }

    private Wish wish(Map<String, String> query) {
        return gallery.parameters(query::get).wish();
    }

    private FakeConnection watch(Map<String, String> query) {
        ViewParameters view = gallery.parameters(query::get);
        FakeConnection connection = new FakeConnection();
        assertThat(gallery.reserve()).isTrue();
        Viewer viewer = new Viewer(
                connection.async(), connection, new Pace(view.fps()), gone -> gallery.leave(view.wish(), gone));
        gallery.join(view.wish(), viewer);
        viewer.start();
        return connection;
    }

    private void takePictures(int count) {
        for (int i = 0; i < count; i++) {
            time.advance(FRAME);
            camera.take(time.nanoTime());
            time.advance(Duration.ZERO);
        }
    }

    /** Longest time within which a viewer got nothing. */
    private Duration longestGap(FakeConnection viewer, Duration span) {
        Duration longest = Duration.ZERO;
        Duration gap = Duration.ZERO;
        int before = viewer.written().size();
        for (Duration passed = Duration.ZERO; passed.compareTo(span) < 0; passed = passed.plus(STEP)) {
            time.advance(STEP);
            gap = gap.plus(STEP);
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            if (viewer.written().size() > before) {
                before = viewer.written().size();
                gap = Duration.ZERO;
            }
        }
        return longest;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static BufferedImage picture(byte[] part) throws IOException {
        int start = 0;
        while ((part[start] & 0xFF) != 0xFF) {
            start++;
        }
        return ImageIO.read(new ByteArrayInputStream(part, start, part.length - start));
    }

    private static final class TestCamera implements Camera {
        private final List<TestFrame> frames = new ArrayList<>();
        private final List<FrameListener> listeners = new ArrayList<>();
        private Optional<Runnable> failure = Optional.empty();
        private boolean broken;

        void take(long nanos) {
            byte[] bgr = new byte[64 * 36 * 3];
            Arrays.fill(bgr, (byte) 200);
            frames.add(new TestFrame(64, 36, frames.size() + 1, nanos, bgr));
            listeners.forEach(listener -> listener.frameArrived(frames.size()));
        }

        @Override
        public CameraDescription description() {
            return new CameraDescription("front", "test", 64, 36, 25, Optional.empty());
        }

        @Override
        public Optional<Frame> latest() {
            failure.ifPresent(Runnable::run);
            return frames.isEmpty()
                    ? Optional.empty()
                    : Optional.of(frames.getLast().retain()).map(frame -> broken ? breaking(frame) : frame);
        }

        /** One that cannot give its pixels. */
        private static Frame breaking(Frame frame) {
            return (Frame) Proxy.newProxyInstance(
                    Frame.class.getClassLoader(), new Class<?>[] {Frame.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("bgr")) {
                            throw new NoClassDefFoundError("its bundle has gone");
                        }
                        return method.invoke(frame, arguments);
                    });
        }

        @Override
        public Subscription onFrame(FrameListener listener) {
            failure.ifPresent(Runnable::run);
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }
}
