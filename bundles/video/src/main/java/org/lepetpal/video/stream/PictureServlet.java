package org.lepetpal.video.stream;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What both picture routes ask of a request. Refusals are told by {@code sendError}, which becomes the error envelope. */
abstract class PictureServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Gallery gallery;

    PictureServlet(Gallery gallery) {
        this.gallery = gallery;
    }

    Gallery gallery() {
        return gallery;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This route takes GET only");
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

    /** Answers a request that is in order. */
    abstract void serve(HttpServletRequest request, HttpServletResponse response, ViewParameters view)
            throws IOException;
}
