package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;

/** What every {@link Camera} keeps. */
public abstract class CameraContract {
    /** A camera that has not given a frame yet; the same throughout one test. */
    protected abstract Camera camera();

    /** Lets the camera give its next frame. */
    protected abstract void nextFrame();

    @Test
    void theDescriptionIsConstant() {
        assertThat(camera().description()).isEqualTo(camera().description());
    }

    @Test
    void thereIsNoFrameBeforeTheFirst() {
        assertThat(camera().latest()).isEmpty();
    }

    @Test
    void framesHaveTheSizeThatIsSaid() {
        nextFrame();
        try (Frame frame = camera().latest().orElseThrow()) {
            assertThat(frame.width()).isEqualTo(camera().description().width());
            assertThat(frame.height()).isEqualTo(camera().description().height());
            assertThat(frame.bgr().remaining()).isEqualTo(frame.width() * frame.height() * 3);
        }
    }

    @Test
    void sequenceAndTimeRise() {
        nextFrame();
        try (Frame first = camera().latest().orElseThrow()) {
            nextFrame();
            try (Frame second = camera().latest().orElseThrow()) {
                assertThat(second.sequence()).isGreaterThan(first.sequence());
                assertThat(second.captureNanos() - first.captureNanos()).isPositive();
            }
        }
    }

    @Test
    void aFrameStaysAsItIsWhileItIsHeld() {
        nextFrame();
        try (Frame held = camera().latest().orElseThrow()) {
            byte before = held.bgr().get(0);
            for (int i = 0; i < 30; i++) {
                nextFrame();
            }
            assertThat(held.bgr().get(0)).isEqualTo(before);
        }
    }

    @Test
    void everyoneGetsTheNewestFrame() {
        nextFrame();
        try (Frame one = camera().latest().orElseThrow();
                Frame other = camera().latest().orElseThrow()) {
            assertThat(one.sequence()).isEqualTo(other.sequence());
        }
    }

    @Test
    void listenersAreToldUntilTheyStop() {
        List<Long> heard = new ArrayList<>();
        Camera.Subscription subscription = camera().onFrame(heard::add);
        nextFrame();
        try (Frame frame = camera().latest().orElseThrow()) {
            assertThat(heard).containsExactly(frame.sequence());
        }

        subscription.close();
        nextFrame();

        assertThat(heard).hasSize(1);
    }
}
