package org.lepetpal.rest;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A request whose body has to come in time: {@value #LEAST_BYTES} bytes, or all that is left, in each span of patience. Whoever
 * reads it waits for no longer, and learns of {@link BodyTooSlow}. It is the wire's time, which nobody can step.
 */
final class TimelyBody extends Request.Wrapper {
    /** As large as a command's body may be; a camera's picture or a model has its span for each so many. */
    static final int LEAST_BYTES = Json.MAX_BODY;

    private final Duration patience;
    private final AtomicReference<Runnable> reader = new AtomicReference<>(() -> {});
    private volatile boolean late;
    private volatile long received;
    /** Of the spans before; touched by the clock alone. */
    private long receivedBefore;

    private volatile Scheduler.Task clock;

    private TimelyBody(Request request, Duration patience) {
        super(request);
        this.patience = patience;
        this.clock = span();
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
        if (received - receivedBefore >= LEAST_BYTES) {
            receivedBefore = received;
            clock = span();
        } else {
            late = true;
            wakeReader();
        }
    }

    @Override
    public Content.Chunk read() {
        if (late) {
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
        reader.set(available);
        if (late) {
            wakeReader();
        } else {
            super.demand(Invocable.from(Invocable.getInvocationType(available), this::wakeReader));
        }
    }

    /** Once for each demand, whoever comes first: the body or the clock. */
    private void wakeReader() {
        reader.getAndSet(() -> {}).run();
    }
}
