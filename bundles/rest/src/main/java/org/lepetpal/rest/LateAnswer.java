package org.lepetpal.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code {"status": "ok"}} once something has happened, or the error envelope when it failed or took too long. */
final class LateAnswer implements AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(LateAnswer.class);

    private final AsyncContext async;
    private final Json json;
    private final Envelope envelope;
    private final AtomicBoolean answered = new AtomicBoolean();

    LateAnswer(AsyncContext async, Json json) {
        this.async = async;
        this.json = json;
        this.envelope = new Envelope(json, Clock.systemUTC());
    }

    void when(CompletionStage<?> happening, Duration patience, String failure) {
        async.setTimeout(patience.toMillis());
        async.addListener(this);
        happening.whenComplete((result, problem) -> {
            if (problem == null) {
                answer(response -> {
                    var body = json.object();
                    body.put("status", "ok");
                    json.write(response, HttpServletResponse.SC_OK, body);
                });
            } else {
                LOG.warn("{}", failure, problem);
                // Not the cause's own words, which may hold a path.
                fail(ApiError.unavailable(failure + "; the robot's log says why", "device_failed"));
            }
        });
    }

    private void fail(ApiError error) {
        answer(response -> envelope.write(response, error));
    }

    private void answer(Writing writing) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        try {
            writing.to((HttpServletResponse) async.getResponse());
        } catch (IOException gone) {
            LOG.debug("The client left before the answer", gone);
        } finally {
            async.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        fail(new ApiError(ErrorCode.TIMEOUT, "The device did not finish in time", Map.of()));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        answered.set(true);
    }

    @Override
    public void onError(AsyncEvent event) {
        answered.set(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never restarted
    }

    private interface Writing {
        void to(HttpServletResponse response) throws IOException;
    }
}
