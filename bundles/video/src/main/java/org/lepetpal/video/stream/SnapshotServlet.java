package org.lepetpal.video.stream;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /snapshot.jpg}: one picture, with the same parameters as the stream. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/snapshot.jpg")
public final class SnapshotServlet extends PictureServlet {
    private static final long serialVersionUID = 1L;

    @Activate
    public SnapshotServlet(@Reference(name = "gallery") Gallery gallery) {
        super(gallery);
    }

    @Override
    void serve(HttpServletRequest request, HttpServletResponse response, ViewParameters view) throws IOException {
        Optional<Part> made = gallery().snapshot(view.wish());
        if (made.isEmpty()) {
            response.setHeader("Retry-After", "1");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many snapshots at once");
            return;
        }
        try (Part part = made.get()) {
            response.setContentType("image/jpeg");
            response.setHeader("X-Timestamp", part.timestamp());
            response.setContentLength(part.jpegLength());
            response.getOutputStream().write(part.jpeg());
        }
    }
}
