package org.lepetpal.rest;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/**
 * Puts {@link ServerErrors} in the place of the server's HTML pages. The server hands itself out to connector factories
 * alone, once it has started; what they must return is a connector, and this one connects nothing.
 */
final class ServerErrorsHook implements ConnectorFactory {
    private final Settings settings;
    private final ServerErrors errors;

    ServerErrorsHook(Settings settings, ServerErrors errors) {
        this.settings = settings;
        this.errors = errors;
    }

    @Override
    public Connector createConnector(Server server) {
        server.setErrorHandler(errors);
        // For what the servlets' own part of the server refuses, such as an ambiguous path.
        server.getDescendants(ContextHandler.class).forEach(context -> context.setErrorHandler(errors));
        Unconnected connector = new Unconnected(server);
        // What the server tells others of its addresses is taken from its connectors.
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        return connector;
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
