package org.lepetpal.rest;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Whatever no other servlet serves. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
public final class NotFoundServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Json json = new Json();
    private final transient Nowhere nowhere;

    @Activate
    public NotFoundServlet(BundleContext bundle) {
        this(Life.of(bundle.getBundle(0)));
    }

    NotFoundServlet(Life life) {
        nowhere = new Nowhere(new Envelope(json, Clock.systemUTC()), life);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Nowhere.Answer answer = nowhere.at(request.getRequestURI());
        json.write(response, answer.status(), answer.body());
    }
}
