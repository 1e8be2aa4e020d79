package org.lepetpal.video.stream;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /snapshot.jpg}: one picture, with the same parameters as the stream. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/snapshot.jpg")
public final class SnapshotServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Gallery gallery;

    @Activate
    public SnapshotServlet(@Reference(name = "gallery") Gallery gallery) {
        this.gallery = gallery;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This route takes GET only");
            return;
        }
        Jpeg picture;
        try {
            picture = gallery.snapshot(
                    ViewParameters.of(request::getParameter, gallery.cameraNames(), gallery.layerNames())
                            .wish());
        } catch (IllegalArgumentException bad) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, bad.getMessage());
            return;
        }
        response.setContentType("image/jpeg");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "X-Timestamp",
                "%d.%06d"
                        .formatted(
                                picture.capturedAt().getEpochSecond(),
                                picture.capturedAt().getNano() / 1000));
        response.setContentLength(picture.bytes().length);
        response.getOutputStream().write(picture.bytes());
    }
}
