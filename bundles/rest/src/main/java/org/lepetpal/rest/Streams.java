package org.lepetpal.rest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;

/**
 * Counts the answers that have no end of their own: pictures for viewers, server-sent events and WebSockets. Whoever is sent one is never silent, so that no time
 * ends it, and without a bound all connections could be taken by them. They are told by what is asked for, whichever bundle
 * answers. Any thread.
 */
final class Streams {
    /** Marks requests for which there was no room, and tells how many there is room for. */
    static final String FULL = "org.lepetpal.rest.full";
    /** When to ask again. */
    static final int RETRY_SECONDS = 10;

    private static final String VIDEO = "/video_feed";
    private static final String EVENTS = "text/event-stream";
    private static final String WEB_SOCKET = "websocket";

    private final int most;
    /** Each connection answers one request at a time. */
    private final Set<EndPoint> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    Streams(int most) {
        this.most = most;
    }

    /**
     * @return whether the request may be answered: it asks for no stream, or for one for which there is room, and has it until
     *     it is over
     */
    boolean admits(Request request) {
        if (!isForStream(request)) {
            return true;
        }
        EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
        Request.addCompletionListener(request, _ -> {
            if (!isWebSocket(request)) {
                leave(connection);
            }
        });
        boolean room = take(connection);
        if (!room) {
            request.setAttribute(FULL, most);
        }
        return room;
    }

    private synchronized boolean take(EndPoint connection) {
        // A WebSocket is over when its connection is, as is whatever ended in a way that nobody was told of.
        taken.removeIf(one -> !one.isOpen());
        return taken.size() < most && taken.add(connection);
    }

    private synchronized void leave(EndPoint connection) {
        taken.remove(connection);
    }

    private static boolean isForStream(Request request) {
        return Request.getPathInContext(request).equals(VIDEO)
                || request.getHeaders().contains(HttpHeader.UPGRADE, WEB_SOCKET)
                || HttpMethod.GET.is(request.getMethod())
                        && request.getHeaders().stream()
                                .anyMatch(field -> field.getHeader() == HttpHeader.ACCEPT
                                        && field.getValue().contains(EVENTS));
    }

    /** Whether the request is over only because it has become a WebSocket. */
    static boolean isWebSocket(Request request) {
        return request.getAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE) != null;
    }
}
