package org.lepetpal.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.dto.RuntimeDTO;
import org.osgi.service.servlet.runtime.dto.ServletContextDTO;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** Whether the server has taken in every check and every route that the robot's bundles registered with it. Any thread. */
final class Routes implements BooleanSupplier {
    private static final String OURS = "org.lepetpal.";
    private static final String SERVLETS = "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN + "=*)";
    private static final String FILTERS = "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN + "=*)";

    private final BundleContext bundle;

    Routes(BundleContext bundle) {
        this.bundle = bundle;
    }

    @Override
    public boolean getAsBoolean() {
        ServiceReference<HttpServiceRuntime> reference = bundle.getServiceReference(HttpServiceRuntime.class);
        HttpServiceRuntime runtime = reference == null ? null : bundle.getService(reference);
        if (runtime == null) {
            return false;
        }
        try {
            return isTaken(runtime.getRuntimeDTO());
        } catch (IllegalStateException early) {
            // Felix registers the service a moment before it can answer, and withdraws it a moment after.
            return false;
        } finally {
            bundle.ungetService(reference);
        }
    }

    private boolean isTaken(RuntimeDTO server) {
        // What the server refused is taken in too: it comes no more.
        Set<Long> taken = Stream.of(
                        Arrays.stream(server.servletContextDTOs).flatMapToLong(Routes::taken),
                        Arrays.stream(server.failedServletDTOs).mapToLong(failed -> failed.serviceId),
                        Arrays.stream(server.failedFilterDTOs).mapToLong(failed -> failed.serviceId))
                .flatMap(LongStream::boxed)
                .collect(Collectors.toSet());
        return Stream.concat(registered(Servlet.class, SERVLETS), registered(Filter.class, FILTERS))
                .filter(one -> one.getBundle() != null
                        && one.getBundle().getSymbolicName().startsWith(OURS))
                .allMatch(one -> taken.contains((Long) one.getProperty(Constants.SERVICE_ID)));
    }

    private static LongStream taken(ServletContextDTO context) {
        return LongStream.concat(
                Arrays.stream(context.servletDTOs).mapToLong(servlet -> servlet.serviceId),
                Arrays.stream(context.filterDTOs).mapToLong(filter -> filter.serviceId));
    }

    private <T> Stream<ServiceReference<T>> registered(Class<T> type, String filter) {
        try {
            Collection<ServiceReference<T>> found = bundle.getServiceReferences(type, filter);
            return found.stream();
        } catch (InvalidSyntaxException wrong) {
            throw new IllegalStateException("no filter: " + filter, wrong);
        }
    }
}
