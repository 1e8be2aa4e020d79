package org.lepetpal.rest;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import org.lepetpal.api.access.Attempts;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** Registers what every request passes, outermost first. */
final class Filters implements AutoCloseable {
    private static final String ALL_CONTEXTS = "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=*)";

    private final List<ServiceRegistration<Filter>> registrations = new ArrayList<>();

    private Filters() {}

    static Filters register(BundleContext bundle, Settings settings) {
        Envelope envelope = new Envelope(new Json(), Clock.systemUTC());
        Filters filters = new Filters();
        filters.add(bundle, new HostFilter(settings, envelope), true, 1000);
        filters.add(bundle, new OriginFilter(settings, envelope), true, 900);
        settings.token().ifPresent(token -> {
            TokenGate gate = new TokenGate(token);
            filters.add(bundle, new TokenFilter(gate, new Attempts(Clock.systemUTC()), envelope), false, 800);
        });
        filters.add(bundle, new ApiVersionFilter(envelope), false, 700);
        return filters;
    }

    private void add(BundleContext bundle, Filter filter, boolean everywhere, int ranking) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN, "/*");
        properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_ASYNC_SUPPORTED, true);
        properties.put(Constants.SERVICE_RANKING, ranking);
        if (everywhere) {
            properties.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT, ALL_CONTEXTS);
        }
        registrations.add(bundle.registerService(Filter.class, filter, properties));
    }

    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
