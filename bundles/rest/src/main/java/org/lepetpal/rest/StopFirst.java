package org.lepetpal.rest;

import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Keeps the software stop out of the crush: whoever read a request serves {@code /estop} on the spot, and hands all else to
 * the server's own threads. However many of those are busy or waiting, a stop waits for none of them. Nobody waits for a body
 * for longer than {@link TimelyBody} lets him, and only so many connections are taken by {@link Streams}.
 */
final class StopFirst extends Handler.Wrapper {
    private static final String STOP = "/estop";

    private final DoorLimits limits;
    private final Streams streams;

    private StopFirst(DoorLimits limits, Streams streams) {
        this.limits = limits;
        this.streams = streams;
    }

    /** Before all contexts of the server, in the place of a predecessor. */
    static void putOn(Server server, DoorLimits limits) {
        Streams streams = new Streams(limits.streams());
        for (ContextHandlerCollection contexts : server.getDescendants(ContextHandlerCollection.class)) {
            List<Handler> now = contexts.getHandlers().stream()
                    .<Handler>map(handler -> before(handler, contexts, limits, streams))
                    .toList();
            contexts.setHandlers(now);
            now.forEach(contexts::manage);
        }
    }

    private static StopFirst before(
            Handler handler, ContextHandlerCollection contexts, DoorLimits limits, Streams streams) {
        // By name, since the predecessor's class may be that of an earlier version of this bundle.
        boolean succeeds = handler.getClass().getName().equals(StopFirst.class.getName());
        Handler behind = succeeds ? ((Handler.Wrapper) handler).getHandler() : handler;
        // What nobody manages is not stopped when it changes hands.
        (succeeds ? (ContainerLifeCycle) handler : contexts).unmanage(behind);
        StopFirst first = new StopFirst(limits, streams);
        first.setServer(contexts.getServer());
        first.setHandler(behind);
        first.manage(behind);
        LifeCycle.start(first);
        return first;
    }

    @Override
    public boolean handle(Request asked, Response response, Callback callback) throws Exception {
        Request request = TimelyBody.of(asked, limits.body());
        if (Request.getPathInContext(request).equals(STOP)) {
            return super.handle(request, response, callback);
        }
        getServer().getThreadPool().execute(() -> handleLater(request, response, callback));
        return true;
    }

    private void handleLater(Request request, Response response, Callback callback) {
        try {
            if (!streams.admits(request)) {
                Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            } else if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable failure) {
            Response.writeError(request, response, callback, failure);
        }
    }
}
