package org.lepetpal.video.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, whose writes go past the container's buffer. It never blocks anybody: while it is busy sending, newer pictures replace the one that waits, so that a
 * slow viewer sees fewer of them.
 */
final class Viewer implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Pace pace;
    private final Consumer<Viewer> onEnd;
    private Optional<Part> waiting = Optional.empty();
    /** What the container is reading from, until it says that it is ready again, or that the connection is over. */
    private Optional<Part> sending = Optional.empty();
    /** When the part that waits began to: a viewer that takes nothing for long is dead. */
    private long waitingSinceNanos;

    private long sent;
    private long dropped;
    private boolean greeted;
    private boolean open;
    private boolean ended;

    /** @param onEnd told once, from any thread, when the connection is over */
    Viewer(AsyncContext async, ServletOutputStream out, Pace pace, Consumer<Viewer> onEnd) {
        this.async = async;
        this.out = out;
        this.pace = pace;
        this.onEnd = onEnd;
    }

    /** Begins to take pictures. */
    void start() {
        async.setTimeout(0);
        async.addListener(this);
        out.setWriteListener(this);
    }

    /** Whether it would take a picture of that time. */
    synchronized boolean wants(long nanos) {
        return !ended && pace.wants(nanos);
    }

    /** The next picture is another camera's, which takes longer or shorter from taking to showing them: it may seem older. */
    synchronized void anew() {
        pace.anew();
    }

    /** Takes note of a newer picture and sends it as soon as the connection can take it. */
    void offer(Part part, long nowNanos) {
        boolean broken;
        synchronized (this) {
            if (!wants(part.nanos())) {
                return;
            }
            pace.pass(part.nanos());
            if (waiting.isPresent()) {
                dropped++;
                waiting.get().close();
            } else {
                waitingSinceNanos = nowNanos;
            }
            waiting = Optional.of(part.retain());
            broken = !send();
        }
        if (broken) {
            end();
        }
    }

    /** How long it has taken nothing although there was something, in nanoseconds. */
    synchronized long stalledNanos(long nowNanos) {
        return waiting.isPresent() ? nowNanos - waitingSinceNanos : 0;
    }

    @Override
    public void onWritePossible() {
        boolean broken;
        synchronized (this) {
            open = true;
            broken = !send();
        }
        if (broken) {
            end();
        }
    }

    /** @return false when the connection is broken */
    private boolean send() {
        if (!open || ended) {
            return true;
        }
        try {
            while (out.isReady()) {
                sending.ifPresent(Part::close);
                sending = waiting;
                waiting = Optional.empty();
                if (sending.isEmpty()) {
                    greet();
                    return true;
                }
                sent++;
                out.write(sending.get().whole());
            }
            return true;
        } catch (IOException gone) {
            LOG.debug("a viewer is gone", gone);
            return false;
        }
    }

    /** The viewer is to know that the stream is open, also while there is no picture yet. */
    private void greet() throws IOException {
        if (sent == 0 && !greeted) {
            greeted = true;
            out.flush();
        }
    }

    /** Pictures that it was sent, and pictures that were replaced while it was busy. */
    synchronized String tally() {
        return sent + " sent, " + dropped + " dropped";
    }

    /** Ends the connection. Idempotent. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            waiting.ifPresent(Part::close);
            waiting = Optional.empty();
        }
        onEnd.accept(this);
        try {
            async.complete();
        } catch (IllegalStateException over) {
            LOG.debug("the container completed a viewer first", over);
        }
    }

    @Override
    public void onError(Throwable gone) {
        LOG.debug("a viewer is gone", gone);
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

    /** The container is done with the connection: nothing reads from what was being sent any more. */
    @Override
    public void onComplete(AsyncEvent event) {
        end();
        synchronized (this) {
            sending.ifPresent(Part::close);
            sending = Optional.empty();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never restarted
    }
}
