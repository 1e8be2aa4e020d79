package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.telemetry.InferenceStats;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.testkit.FakeTelemetry;
import org.lepetpal.testkit.FixedSwitchboard;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.timebase.SteppedTimebase;
import org.lepetpal.video.HealthBoard;
import org.lepetpal.video.overlay.Layers;
import org.lepetpal.video.overlay.Rates;
import org.lepetpal.video.overlay.SafetyLayer;
import org.lepetpal.video.overlay.StatusLayer;

/** When a camera's own JPEG goes to viewers as it is, and when it does not. */
class StudioTest {
    private static final byte[] OWN = "the camera's own".getBytes(StandardCharsets.US_ASCII);

    private static final CameraDescription FRONT = new CameraDescription("front", "test", 64, 36, 25, Optional.empty());

    private final FixedSwitchboard board = new FixedSwitchboard();
    private final Layers layers = new Layers(board);
    private final List<String> drawn = new ArrayList<>();
    private final Studio studio = new Studio(layers, new SteppedTimebase(), Clock.systemUTC());

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void itGoesUntouchedWhereNothingIsDrawnOrScaled() {
        board.overlay().with("counting", new CountingLayer(drawn));

        assertThat(isOwn(Map.of("overlays", "0"))).isTrue();
        assertThat(isOwn(Map.of("overlays", "0", "width", "64", "height", "36")))
                .isTrue();
        assertThat(isOwn(Map.of("overlays", "roi,zones")))
                .as("which nobody contributes")
                .isTrue();
        assertThat(drawn).isEmpty();
    }

    @Test
    void withoutLayersNoneIsDrawn() {
        assertThat(isOwn(Map.of())).isTrue();
    }

    @Test
    void itIsMadeAnewWhereItIsDrawnOnScaledOrWishedInAnotherQuality() {
        board.overlay().with("counting", new CountingLayer(drawn));

        assertThat(isOwn(Map.of())).isFalse();
        assertThat(drawn).hasSize(1);
        assertThat(isOwn(Map.of("overlays", "0", "width", "32"))).isFalse();
        assertThat(isOwn(Map.of("overlays", "0", "height", "64", "width", "64")))
                .isFalse();
        assertThat(isOwn(Map.of("overlays", "0", "quality", "80"))).isFalse();
    }

    @Test
    void layersGiveWayToInferenceThatDoesNotKeepUpAndComeBackAfterIt() {
        FakeTelemetry telemetry = new FakeTelemetry();
        board.overlay().with("counting", new CountingLayer(drawn));
        layers.addTelemetry(telemetry);
        assertThat(isOwn(Map.of())).as("no policy is asked").isFalse();

        telemetry.infer(new InferenceStats(15, 4, true));
        assertThat(isOwn(Map.of())).as("nothing is drawn").isTrue();
        assertThat(drawn).hasSize(1);

        telemetry.infer(new InferenceStats(15, 14.5, false));
        assertThat(isOwn(Map.of())).isFalse();

        telemetry.infer(new InferenceStats(15, 4, true));
        layers.removeTelemetry(telemetry);
        assertThat(isOwn(Map.of())).as("the control loop has gone").isFalse();
    }

    @Test
    void thatOverlaysGiveWayIsShownByTheOnesThatDoNot() {
        FakeTelemetry telemetry = new FakeTelemetry();
        telemetry.infer(new InferenceStats(15, 4, true));
        layers.addTelemetry(telemetry);
        List<OverlayLayer> kept = List.of(new StatusLayer(new HealthBoard(), new SteppedTimebase()), new SafetyLayer());
        for (OverlayLayer layer : kept) {
            board.overlay().with(layer.name(), layer);
            assertThat(isOwn(Map.of("overlays", layer.name()))).as(layer.name()).isFalse();
        }
    }

    @Test
    void aLayerThatThrowsIsLeftOutOfThePictureAndTheOthersAreNot() {
        OverlayLayer broken = new FakeLayer("broken", () -> {
            throw new IllegalStateException("no idea");
        });
        board.overlay().with("broken", broken).with("counting", new CountingLayer(drawn));
        board.overlay().with("unlinked", new FakeLayer("unlinked", () -> {
            throw new NoClassDefFoundError("its bundle has gone");
        }));

        assertThat(isOwn(Map.of())).isFalse();

        assertThat(drawn).containsExactly("front");
        assertThat(board.overlay().leasesOut()).isZero();
    }

    @Test
    void thePreferredOneIsDrawnLastAndEachIsGivenBackWhenItIsDrawn() {
        List<String> order = new ArrayList<>();
        for (String name : List.of("top", "middle", "bottom")) {
            board.overlay()
                    .with(
                            name,
                            new FakeLayer(
                                    name,
                                    () -> order.add(name + " " + board.overlay().leasesOut())));
        }
        assertThat(isOwn(Map.of("overlays", "top,bottom"))).isFalse();
        assertThat(order).containsExactly("bottom 2", "top 1");
    }

    @Test
    void whatIsOffMayBeAskedForAndIsNotDrawn() {
        board.show(new Candidate(SlotName.OVERLAY, "off", "1.0.0", "org.lepetpal.testkit", 0, false, false));
        assertThat(isOwn(Map.of("overlays", "off"))).isTrue();
        assertThatThrownBy(() -> isOwn(Map.of("overlays", "nothing"))).hasMessageEndingWith("zones,off");
    }

    private record FakeLayer(String name, Runnable drawing) implements OverlayLayer {
        @Override
        public void draw(Canvas canvas) {
            drawing.run();
        }
    }

    @Test
    void howeverManyPicturesOfWhateverSizesNoMemoryCountsAsHeld() {
        Wish wish = ViewParameters.of(name -> null, List.of("front"), layers.names())
                .wish();
        studio.noSignal("a reason", wish).close();
        long before = Pointer.totalBytes();
        for (int i = 0; i < 100; i++) {
            studio.noSignal("why", wish).close();
            studio.noSignal("a reason of many more letters, which take more bytes to encode", wish)
                    .close();
        }
        assertThat(Pointer.totalBytes() - before).isLessThan(100_000);
    }

    private boolean isOwn(Map<String, String> query) {
        Wish wish =
                ViewParameters.of(query::get, List.of("front"), layers.names()).wish();
        try (Shot shot = new Shot(FRONT, new TestFrame(64, 36, 1, 0).sentAs(OWN))) {
            Part part = studio.picture(shot, wish, Rates.UNKNOWN);
            boolean own = part.jpeg().equals(ByteBuffer.wrap(OWN));
            part.close();
            return own;
        }
    }
}
