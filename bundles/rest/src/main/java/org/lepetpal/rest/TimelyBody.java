package org.lepetpal.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A request whose body has to come in time: {@value #LEAST_BYTES} bytes, or all that is left, in each span of patience from when
 * somebody first waits for it. Whoever reads it waits for no longer, and learns of {@link BodyTooSlow}; who takes his time to read is
 * none of its business. It is the wire's time, by the server's own clock.
 */
final class TimelyBody extends Request.Wrapper {
    /** As large as a command's body may be; a camera's picture or a model has its span for each so many. */
    static final int LEAST_BYTES = Json.MAX_BODY;

    private final Duration patience;
    private final AtomicReference<Optional<Runnable>> waiting = new AtomicReference<>(Optional.empty());
    private volatile boolean late;
    private volatile long received;
    /** Of the spans before; touched by the clock alone. */
    private long receivedBefore;

    private volatile Scheduler.Task clock = () -> false;
    /** Touched by the reader alone. */
    private boolean timed;

    private TimelyBody(Request request, Duration patience) {
        super(request);
        this.patience = patience;
        Request.addCompletionListener(request, _ -> clock.cancel());
    }

    /** The request itself where no body is to come, as for viewers and WebSockets. */
    static Request of(Request request, Duration patience) {
        boolean body = request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                || request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0;
        return body ? new TimelyBody(request, patience) : request;
    }

    private Scheduler.Task span() {
        Scheduler scheduler = getComponents().getScheduler();
        return scheduler.schedule(this::spanIsOver, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void spanIsOver() {
        boolean enough = received - receivedBefore >= LEAST_BYTES;
        // Where nobody waits just now, it is not the body that takes its time.
        Optional<Runnable> reader = enough ? Optional.empty() : waiting.getAndSet(Optional.empty());
        if (reader.isPresent()) {
            late = true;
            reader.get().run();
        } else {
            receivedBefore = received;
            clock = span();
        }
    }

    @Override
    public Content.Chunk read() {
        if (late) {
            // not from the wire, which another thread may be reading just now to wake this one
            return Content.Chunk.from(new BodyTooSlow(), true);
        }
        Content.Chunk chunk = super.read();
        if (chunk != null) {
            received += chunk.remaining();
            if (chunk.isLast()) {
                clock.cancel();
            }
        }
        return chunk;
    }

    @Override
    public void demand(Runnable available) {
        waiting.set(Optional.of(available));
        if (!timed) {
            timed = true;
            clock = span();
        }
        if (late) {
            wakeReader();
        } else {
            super.demand(Invocable.from(Invocable.getInvocationType(available), this::wakeReader));
        }
    }

    /** Once for each demand, whoever comes first: the body or the clock. */
    private void wakeReader() {
        waiting.getAndSet(Optional.empty()).ifPresent(Runnable::run);
    }
}
