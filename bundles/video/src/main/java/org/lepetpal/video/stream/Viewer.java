package org.lepetpal.video.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * One connection. It never blocks anybody: while it is busy sending, newer pictures replace the one that waits, so that a
 * slow viewer sees fewer of them.
 */
final class Viewer implements WriteListener, AsyncListener {
    private static final byte[] PART_END = {'\r', '\n'};

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final long minNanosBetween;
    private final Consumer<Viewer> onEnd;
    private Jpeg waiting;
    private long sentNanos;
    private boolean sentAny;
    private boolean open;
    private boolean ended;

    /** @param fps most pictures a second */
    Viewer(AsyncContext async, ServletOutputStream out, int fps, Consumer<Viewer> onEnd) {
        this.async = async;
        this.out = out;
        // a tenth of tolerance, or a 30 fps wish on a 30 fps camera would lose every late frame
        this.minNanosBetween = Math.round(0.9e9 / fps);
        this.onEnd = onEnd;
    }

    void start() {
        async.setTimeout(0);
        async.addListener(this);
        out.setWriteListener(this);
    }

    /** Takes note of a newer picture and sends it as soon as the connection can take it. */
    synchronized void offer(Jpeg picture) {
        if (ended || sentAny && picture.nanos() - sentNanos < minNanosBetween) {
            return;
        }
        waiting = picture;
        send();
    }

    @Override
    public synchronized void onWritePossible() {
        open = true;
        send();
    }

    private void send() {
        if (!open || ended) {
            return;
        }
        try {
            while (waiting != null && out.isReady()) {
                Jpeg picture = waiting;
                waiting = null;
                sentNanos = picture.nanos();
                sentAny = true;
                out.write(part(picture));
            }
            if (out.isReady()) {
                out.flush();
            }
        } catch (IOException gone) {
            onError(gone);
        }
    }

    /** One write for the whole part: the container keeps it until it is sent, and says when it can take the next. */
    private static byte[] part(Jpeg picture) {
        byte[] head = ("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.bytes().length
                        + "\r\nX-Timestamp: %d.%06d\r\n\r\n"
                                .formatted(
                                        picture.capturedAt().getEpochSecond(),
                                        picture.capturedAt().getNano() / 1000))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] part = new byte[head.length + picture.bytes().length + PART_END.length];
        System.arraycopy(head, 0, part, 0, head.length);
        System.arraycopy(picture.bytes(), 0, part, head.length, picture.bytes().length);
        System.arraycopy(PART_END, 0, part, part.length - PART_END.length, PART_END.length);
        return part;
    }

    /** Ends the connection. Idempotent. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            waiting = null;
        }
        onEnd.accept(this);
        try {
            async.complete();
        } catch (IllegalStateException over) {
            // the container completed it first
            return;
        }
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never restarted
    }
}
