package org.lepetpal.video.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /video_feed}: pictures without end. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/video_feed")
@HttpWhiteboardServletAsyncSupported
public final class VideoFeedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Gallery gallery;

    @Activate
    public VideoFeedServlet(@Reference(name = "gallery") Gallery gallery) {
        this.gallery = gallery;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This route takes GET only");
            return;
        }
        ViewParameters view;
        try {
            view = ViewParameters.of(request::getParameter, gallery.cameraNames(), gallery.layerNames());
        } catch (IllegalArgumentException bad) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, bad.getMessage());
            return;
        }
        if (!gallery.reserve()) {
            response.sendError(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "At most " + gallery.maxClients() + " may watch at once (STREAM_MAX_CLIENTS)");
            return;
        }
        response.setContentType("multipart/x-mixed-replace; boundary=frame");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.startAsync();
        Viewer viewer =
                new Viewer(async, response.getOutputStream(), view.fps(), gone -> gallery.leave(view.wish(), gone));
        gallery.join(view.wish(), viewer);
        viewer.start();
    }
}
