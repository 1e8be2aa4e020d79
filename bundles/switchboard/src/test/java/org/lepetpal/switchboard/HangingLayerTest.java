package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.vision.OverlayLayer;

/** A layer that does not come back from drawing, in real time: in stepped time whoever hangs would hang the test. */
@Timeout(20)
class HangingLayerTest {
    private static final OverlayLayer.Canvas PICTURE = new Picture();
    private static final String HANGS = "hangs@1.0.0";

    @TempDir
    private Path folder;

    private final AheadTimebase time = new AheadTimebase();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ends = new CountDownLatch(1);
    private final FakeLayer hanging = new FakeLayer("hangs");
    private TestBoard rig;
    private Thread viewers;
    private FutureTask<Void> picture;

    @BeforeEach
    void twoLayers() {
        rig = new TestBoard(folder, time);
        rig.layers().come(rig.layer("1.0.0", hanging));
        rig.layers().come(rig.layer("1.0.0", new FakeLayer("good")));
    }

    @AfterEach
    void end() throws InterruptedException {
        ends.countDown();
        viewers.join();
        time.close();
    }

    /** A thread makes a picture, and the layer does not come back. */
    private void draw(Runnable hang) throws InterruptedException {
        hanging.does(() -> {
            asked.countDown();
            hang.run();
        });
        OverlayLayer layer = rig.layers().find("hangs").orElseThrow().service();
        picture = new FutureTask<>(() -> layer.draw(PICTURE), null);
        viewers = Thread.ofPlatform().name("video-1").start(picture);
        asked.await();
    }

    private Candidate hangs() {
        return rig.find(SlotName.OVERLAY, HANGS);
    }

    @Test
    void itIsFoundOutAfterThreeSecondsAndItsThreadIsWoken() throws Exception {
        draw(() -> {
            try {
                ends.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("woken", e);
            }
        });
        rig.board.watch();
        assertThat(hangs().state()).isEqualTo(CandidateState.ACTIVE);

        time.leap(Duration.ofMillis(3001));
        rig.board.watch();

        assertThat(hangs().state()).isEqualTo(CandidateState.FAILED);
        assertThat(hangs().detail()).matches("it gave no answer for \\d+ ms, and 3000 ms are allowed.*");
        assertThatThrownBy(picture::get).hasCauseInstanceOf(CancellationException.class);
        assertThat(rig.draw(PICTURE)).containsExactly("good@1.0.0");
    }

    @Test
    void oneThatHeedsNoInterruptIsGivenToNoOtherPictureAndNotTriedAgain() throws Exception {
        draw(() -> {
            while (ends.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        time.leap(Duration.ofMillis(3001));
        rig.board.watch();
        assertThat(hangs().state()).isEqualTo(CandidateState.FAILED);
        assertThat(rig.draw(PICTURE)).containsExactly("good@1.0.0");

        time.leap(Duration.ofMinutes(30));
        rig.board.watch();
        time.leap(Duration.ofMinutes(60));
        rig.board.watch();

        assertThat(hangs().state()).isEqualTo(CandidateState.FAILED);
        assertThat(hangs().detail()).contains("it has kept a thread for ");
        assertThat(picture.isDone()).isFalse();
        assertThat(rig.board.receipts().getFirst().reason()).startsWith(HANGS + " failed: it gave no answer");
    }
}
