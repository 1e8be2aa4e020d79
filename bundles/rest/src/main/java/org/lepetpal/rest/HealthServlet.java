package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.lepetpal.api.health.HealthSource;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /health}: asks every part for what it knows already. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/health")
public final class HealthServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;

    private final transient HealthSources sources = new HealthSources();

    @Activate
    public HealthServlet() {
        super("GET");
    }

    @Reference(name = "source", cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(ServiceReference<HealthSource> reference, HealthSource source) {
        sources.add(reference, source);
    }

    void removeSource(ServiceReference<HealthSource> reference) {
        sources.remove(reference);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HealthReport report = HealthReport.of(sources.all());
        json.write(response, report.http(), report.body(json));
    }
}
