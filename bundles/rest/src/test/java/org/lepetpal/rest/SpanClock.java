package org.lepetpal.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/** A server's clock on which spans of one length end when the test says so. All others, such as idle times, last for ever. */
final class SpanClock extends AbstractLifeCycle implements Scheduler {
    private final long millis;
    private final LinkedBlockingQueue<Span> spans = new LinkedBlockingQueue<>();

    SpanClock(Duration span) {
        this.millis = span.toMillis();
    }

    /** Waits until a span has begun, and ends it. */
    void awaitAndEnd() throws InterruptedException {
        spans.take().end();
    }

    /** Ends each that begins, until it is interrupted. */
    void endEach() {
        try {
            while (true) {
                awaitAndEnd();
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many have begun since they were last ended, those among them that are cancelled. */
    int begun() {
        return spans.size();
    }

    /** Ends those that have begun. @return how many */
    int endAll() {
        List<Span> begun = new ArrayList<>();
        spans.drainTo(begun);
        begun.forEach(Span::end);
        return begun.size();
    }

    @Override
    public Task schedule(Runnable task, long delay, TimeUnit unit) {
        Span span = new Span(task, new AtomicBoolean());
        if (unit.toMillis(delay) == millis) {
            spans.add(span);
        }
        return span;
    }

    private record Span(Runnable task, AtomicBoolean over) implements Task {
        void end() {
            if (cancel()) {
                task.run();
            }
        }

        @Override
        public boolean cancel() {
            return over.compareAndSet(false, true);
        }
    }
}
