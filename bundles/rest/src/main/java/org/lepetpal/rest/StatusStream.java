package org.lepetpal.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Function;
import org.lepetpal.api.command.CommandRequest;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.Commands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that follows one command by server-sent events. Nothing here blocks: a change is queued, and written when
 * the client can take it. A client that falls behind loses changes, never the newest one.
 */
final class StatusStream implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(StatusStream.class);
    private static final int MAX_WAITING = 64;
    /** No command lives longer than its timeout; a little more lets the last change through. */
    private static final long LIMIT_MILLIS =
            CommandRequest.MAX_TIMEOUT.plus(Duration.ofMinutes(1)).toMillis();

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Function<CommandStatus, String> text;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private Optional<Commands.Watch> watch = Optional.empty();
    private boolean last;
    private boolean pumping;
    private boolean done;

    private StatusStream(AsyncContext async, ServletOutputStream out, Function<CommandStatus, String> text) {
        this.async = async;
        this.out = out;
        this.text = text;
    }

    static void open(
            HttpServletRequest request,
            HttpServletResponse response,
            Commands commands,
            UUID id,
            Function<CommandStatus, String> text)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        AsyncContext async = request.startAsync();
        async.setTimeout(LIMIT_MILLIS);
        StatusStream stream = new StatusStream(async, response.getOutputStream(), text);
        async.addListener(stream);
        stream.follow(commands, id);
        response.getOutputStream().setWriteListener(stream);
    }

    private void follow(Commands commands, UUID id) {
        Optional<Commands.Watch> started = commands.watch(id, this::changed);
        boolean tooLate;
        synchronized (this) {
            watch = started;
            last |= started.isEmpty();
            tooLate = done;
        }
        if (tooLate) {
            stopWatching();
        }
    }

    private void changed(CommandStatus status) {
        byte[] event = ("data: " + text.apply(status) + "\n\n").getBytes(StandardCharsets.UTF_8);
        boolean over;
        synchronized (this) {
            if (last) {
                return;
            }
            if (waiting.size() == MAX_WAITING) {
                waiting.remove();
            }
            waiting.add(event);
            last = status.state().isFinal();
            over = pumping && !done && isOverAfterPumping();
        }
        if (over) {
            finish();
        }
    }

    @Override
    public void onWritePossible() {
        boolean over;
        synchronized (this) {
            pumping = true;
            over = !done && isOverAfterPumping();
        }
        if (over) {
            finish();
        }
    }

    /** Writes what the client takes now. @return whether there is nothing left to tell, or nobody left to tell it */
    private boolean isOverAfterPumping() {
        try {
            while (out.isReady()) {
                byte[] next = waiting.poll();
                if (next == null) {
                    return last;
                }
                out.write(next);
                if (out.isReady()) {
                    out.flush();
                }
            }
            return false;
        } catch (IOException gone) {
            LOG.debug("The client left before the command's end", gone);
            return true;
        }
    }

    /** Never called within the lock: whoever is told here may be waiting for it. */
    private void finish() {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        stopWatching();
        async.complete();
    }

    private void stopWatching() {
        Optional<Commands.Watch> ending;
        synchronized (this) {
            ending = watch;
            watch = Optional.empty();
        }
        ending.ifPresent(Commands.Watch::close);
    }

    @Override
    public void onError(Throwable gone) {
        finish();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish();
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        stopWatching();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // never restarted
    }
}
