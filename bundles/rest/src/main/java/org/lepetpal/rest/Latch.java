package org.lepetpal.rest;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * Turns every request away with 503 until the server has taken in all checks and routes, and again once the robot stops or
 * the door closes: the checks of the door leave before the servlets that they guard and before the server itself, so that
 * without this one the last seconds would be open to anybody. It sits in the server and works for as long as the server does, whatever happens to this bundle. Any thread.
 */
final class Latch implements HttpConfiguration.Customizer {
    /** Marks requests that came too early. */
    static final String EARLY = "org.lepetpal.rest.early";

    private final Life life;
    private final BooleanSupplier complete;
    private volatile boolean open;
    private volatile boolean closed;

    /** @param complete whether all checks and routes are there; not asked again once they are */
    Latch(Life life, BooleanSupplier complete) {
        this.life = life;
        this.complete = complete;
    }

    /** On every connector there is, in the place of a predecessor's, which may be closed already. */
    void putOn(Server server) {
        List.of(server.getConnectors()).stream()
                .flatMap(connector -> connector.getConnectionFactories().stream())
                .forEach(this::putOn);
    }

    private void putOn(ConnectionFactory protocol) {
        if (protocol instanceof HttpConfiguration.ConnectionFactory http) {
            List<HttpConfiguration.Customizer> customizers =
                    http.getHttpConfiguration().getCustomizers();
            // By name, since the predecessor's class may be that of an earlier version of this bundle.
            customizers.removeIf(one -> one.getClass().getName().equals(Latch.class.getName()));
            customizers.addFirst(this);
        }
    }

    void close() {
        closed = true;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        if (closed || life.isStopping()) {
            headers.put(HttpHeader.CONNECTION, "close");
            throw new HttpException.RuntimeException(HttpStatus.SERVICE_UNAVAILABLE_503);
        }
        if (!open) {
            open = complete.getAsBoolean();
            if (!open) {
                request.setAttribute(EARLY, true);
                throw new HttpException.RuntimeException(HttpStatus.SERVICE_UNAVAILABLE_503);
            }
        }
        return request;
    }
}
