package org.lepetpal.video.stream;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both picture routes ask of a request. Refusals are told by {@code sendError}, which becomes the error envelope. */
abstract class PictureServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PictureServlet.class);

    private final transient Gallery gallery;

    PictureServlet(Gallery gallery) {
        this.gallery = gallery;
    }

    Gallery gallery() {
        return gallery;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !isHead(request)) {
            response.setHeader("Allow", "GET");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This route takes GET only");
            return;
        }
        if (!hasReadableQuery(request)) {
            response.sendError(
                    HttpServletResponse.SC_BAD_REQUEST, "The query is broken: '%' needs two hex digits of UTF-8");
            return;
        }
        ViewParameters view;
        try {
            view = gallery.parameters(request::getParameter);
        } catch (IllegalArgumentException bad) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, bad.getMessage());
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        serve(request, response, view);
    }

    /** Whether only the headers are asked for; the server leaves the body out. */
    static boolean isHead(HttpServletRequest request) {
        return request.getMethod().equals("HEAD");
    }

    /** Servers refuse a broken query only when it is read, each with an exception of its own. */
    private static boolean hasReadableQuery(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        } catch (RuntimeException broken) {
            LOG.debug("a query that cannot be read", broken);
            return false;
        }
    }

    /** Answers a request that is in order. */
    abstract void serve(HttpServletRequest request, HttpServletResponse response, ViewParameters view)
            throws IOException;
}
