package org.lepetpal.rest;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts {@link ServerErrors} in the place of the server's HTML pages and the {@link Latch} before all else. The server hands itself out to connector factories
 * alone, once it has started and its port is open; what they must return is a connector, and this one connects nothing.
 */
final class ServerErrorsHook implements ConnectorFactory {
    private static final Logger LOG = LoggerFactory.getLogger(ServerErrorsHook.class);

    private final Settings settings;
    private final ServerErrors errors;
    private final Latch latch;
    private final AtomicReference<String> open = new AtomicReference<>("");

    ServerErrorsHook(Settings settings, ServerErrors errors, Latch latch) {
        this.settings = settings;
        this.errors = errors;
        this.latch = latch;
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
        announce(server);
        Unconnected connector = new Unconnected(server);
        // What the server tells others of its addresses is taken from its connectors.
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        return connector;
    }

    private void announce(Server server) {
        Arrays.stream(server.getConnectors())
                .filter(one -> one instanceof ServerConnector && !(one instanceof Unconnected))
                .map(ServerConnector.class::cast)
                .filter(ServerConnector::isOpen)
                .forEach(one -> {
                    open.set(one.getHost() + ":" + one.getLocalPort());
                    LOG.info("http listens on http://{}/", open.get());
                });
    }

    /** Opens no port and starts no thread. */
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
