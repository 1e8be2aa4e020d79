package org.lepetpal.rest;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts {@link ServerErrors} in the place of the server's HTML pages, {@link Latch} and {@link StopFirst} before all else, and
 * the {@link FrontDoor} in the place of the server's own. The server hands itself out to connector factories alone, once it
 * has started and its port is open.
 */
final class ServerErrorsHook implements ConnectorFactory {
    private static final Logger LOG = LoggerFactory.getLogger(ServerErrorsHook.class);

    private final Settings settings;
    private final ServerErrors errors;
    private final Latch latch;
    private final Timebase time;
    private final DoorLimits limits;
    private final AtomicReference<String> open = new AtomicReference<>("");

    ServerErrorsHook(Settings settings, ServerErrors errors, Latch latch, Timebase time) {
        this(settings, errors, latch, time, DoorLimits.USUAL);
    }

    ServerErrorsHook(Settings settings, ServerErrors errors, Latch latch, Timebase time, DoorLimits limits) {
        this.settings = settings;
        this.errors = errors;
        this.latch = latch;
        this.time = time;
        this.limits = limits;
    }

    /** Where the server listens in truth; empty while it does not. */
    String open() {
        return open.get();
    }

    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(errors);
        // For what the servlets' own part of the server refuses, such as an ambiguous path.
        server.getDescendants(ContextHandler.class).forEach(context -> context.setErrorHandler(errors));
        latch.putOn(server);
        StopFirst.putOn(server, limits);
        ServerConnector connector = listening(server)
                .<ServerConnector>map(listening -> FrontDoor.inPlaceOf(listening, server, time, limits))
                .orElseGet(() -> new Unconnected(server));
        // What the server tells others of its addresses is taken from its connectors.
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        return connector;
    }

    private Optional<ServerConnector> listening(Server server) {
        Optional<ServerConnector> listening = Arrays.stream(server.getConnectors())
                .filter(ServerConnector.class::isInstance)
                .map(ServerConnector.class::cast)
                .filter(ServerConnector::isOpen)
                .findFirst();
        listening.ifPresent(one -> {
            open.set(one.getHost() + ":" + one.getLocalPort());
            LOG.info("http listens on http://{}/", open.get());
        });
        return listening;
    }

    /** For a server that does not listen: opens no port and starts no thread. */
    private static final class Unconnected extends ServerConnector {
        private Unconnected(Server server) {
            super(server, 1, 1);
        }

        @Override
        protected void doStart() {
            // nothing to listen to
        }

        @Override
        protected void doStop() {
            // nothing was started
        }
    }
}
