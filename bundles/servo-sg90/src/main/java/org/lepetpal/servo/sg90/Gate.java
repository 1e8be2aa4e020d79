package org.lepetpal.servo.sg90;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.treat.PwmLine;

/** Opens, holds, shakes and closes the chute, each step when its time has come; nothing waits. All on the worker. */
final class Gate {
    /** Half a stroke of shaking at 5 Hz. */
    private static final Duration HALF_STROKE = Duration.ofMillis(100);

    private final PwmLine line;
    private final Stroke stroke;
    private final Timebase.Worker worker;

    Gate(PwmLine line, Stroke stroke, Timebase.Worker worker) {
        this.line = line;
        this.stroke = stroke;
        this.worker = worker;
    }

    /**
     * One cycle. Returns at once.
     *
     * @param openFor from fully open until it begins to close
     * @return completes when the chute is closed and the pulses are off
     */
    CompletableFuture<Void> cycle(Duration openFor) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        worker.execute(() -> step(done, () -> {
            line.pulse(stroke.openMicros());
            worker.after(stroke.travel().plus(openFor), () -> shake(0, done));
        }));
        return done;
    }

    private void shake(int half, CompletableFuture<Void> done) {
        step(done, () -> {
            if (half == 2 * stroke.shakes()) {
                line.pulse(stroke.closedMicros());
                worker.after(stroke.travel(), () -> rest(done));
            } else {
                line.pulse(stroke.shake(half));
                worker.after(HALF_STROKE, () -> shake(half + 1, done));
            }
        });
    }

    private void rest(CompletableFuture<Void> done) {
        step(done, () -> {
            line.off();
            done.complete(null);
        });
    }

    private void step(CompletableFuture<Void> done, Pulse pulse) {
        try {
            pulse.send();
        } catch (IOException | IllegalStateException e) {
            done.completeExceptionally(new IOException("the chute's servo cannot be moved: " + e.getMessage(), e));
        }
    }

    private interface Pulse {
        void send() throws IOException;
    }
}
