package org.lepetpal.video.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
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
public final class VideoFeedServlet extends PictureServlet {
    private static final long serialVersionUID = 1L;
    private static final String TYPE = "multipart/x-mixed-replace; boundary=frame";

    @Activate
    public VideoFeedServlet(@Reference(name = "gallery") Gallery gallery) {
        super(gallery);
    }

    @Override
    void serve(HttpServletRequest request, HttpServletResponse response, ViewParameters view) throws IOException {
        if (isHead(request)) {
            response.setContentType(TYPE);
            return;
        }
        if (!gallery().reserve()) {
            response.sendError(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "At most " + gallery().maxClients() + " may watch at once (STREAM_MAX_CLIENTS)");
            return;
        }
        Viewer viewer;
        try {
            viewer = open(request, response, view);
        } catch (IOException | RuntimeException refused) {
            gallery().giveBack();
            throw refused;
        }
        gallery().join(view.wish(), viewer);
        viewer.start();
    }

    private Viewer open(HttpServletRequest request, HttpServletResponse response, ViewParameters view)
            throws IOException {
        response.setContentType(TYPE);
        // a proxy in between must not collect pictures
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext async = request.startAsync();
        return new Viewer(async, response.getOutputStream(), new Pace(view.fps()), gone -> gallery()
                .leave(view.wish(), gone));
    }
}
