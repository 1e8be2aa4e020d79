package org.lepetpal.rest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Gives each connection of the door its {@link TimelyHead}, and lets go whoever has kept the door waiting longest for a request where it is nearly full: the
 * connections of those who ask for nothing keep nobody out. The server bounds silence alone, which a byte now and then ends, and a
 * request's content.
 */
final class TimelyHeads implements Connection.Listener, HttpConfiguration.Customizer {
    /** Some stay free for those who come at the same time: the server takes nobody while it is full. */
    private static final int ONE_FREE_OF = 32;

    private static final String HEAD = TimelyHead.class.getName();

    private final ServerConnector door;
    private final DoorLimits limits;

    TimelyHeads(ServerConnector door, DoorLimits limits) {
        this.door = door;
        this.limits = limits;
    }

    @Override
    public void onOpened(Connection connection) {
        // A WebSocket is opened a second time, in the place of what asked for it, and has no heads.
        if (connection instanceof ConnectionMetaData http) {
            makeRoom();
            TimelyHead head = new TimelyHead(connection.getEndPoint(), door.getScheduler(), limits.head());
            http.setAttribute(HEAD, head);
            head.begin();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        head(connection).ifPresent(TimelyHead::isOver);
    }

    /** Called once the head is there, before all else. */
    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        head(request.getConnectionMetaData().getConnection()).ifPresent(head -> {
            head.isOver();
            // Heard before the server looks for the next one; who has become a WebSocket sends none.
            Request.addCompletionListener(request, _ -> {
                if (!Streams.isWebSocket(request)) {
                    head.begin();
                }
            });
        });
        return request;
    }

    private void makeRoom() {
        Collection<EndPoint> open = door.getConnectedEndPoints();
        if (open.size() < limits.connections() - limits.connections() / ONE_FREE_OF) {
            return;
        }
        long now = System.nanoTime();
        open.stream()
                .flatMap(one -> head(one.getConnection()).stream())
                .filter(head -> head.waitedNanos(now) >= 0)
                .max(Comparator.comparingLong(head -> head.waitedNanos(now)))
                .ifPresent(TimelyHead::giveUp);
    }

    private static Optional<TimelyHead> head(Connection connection) {
        return connection instanceof ConnectionMetaData http && http.getAttribute(HEAD) instanceof TimelyHead head
                ? Optional.of(head)
                : Optional.empty();
    }
}
