package org.lepetpal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Serves the operator's page: a handful of files that are part of this bundle, read once. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({
    "/index.html",
    "/app.js",
    "/calibrate.html",
    "/calibrate.js",
    "/board.pdf",
    "/marks.pdf",
    "/style.css",
    "/favicon.svg"
})
public final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    static final String START = "/index.html";
    /** The page loads nothing from elsewhere, and nobody may frame it. */
    private static final String CONTENT_SECURITY =
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final transient Map<String, Asset> assets = Arrays.stream(AssetType.values())
            .map(type -> Asset.read(type, PageServlet.class))
            .collect(Collectors.toUnmodifiableMap(asset -> asset.type().path(), asset -> asset));

    @Activate
    public PageServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asset asset = assets.get(request.getServletPath());
        if (asset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", asset.tag());
        if (asset.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.type().mediaType());
        response.setContentLength(asset.bytes().length);
        response.getOutputStream().write(asset.bytes());
    }

    /** The files, by the path that they are served under. */
    private enum AssetType {
        PAGE(START, "text/html; charset=utf-8"),
        SCRIPT("/app.js", "text/javascript; charset=utf-8"),
        CALIBRATION("/calibrate.html", "text/html; charset=utf-8"),
        CALIBRATION_SCRIPT("/calibrate.js", "text/javascript; charset=utf-8"),
        BOARD("/board.pdf", "application/pdf"),
        MARKS("/marks.pdf", "application/pdf"),
        STYLE("/style.css", "text/css; charset=utf-8"),
        ICON("/favicon.svg", "image/svg+xml");

        private final String path;
        private final String mediaType;

        AssetType(String path, String mediaType) {
            this.path = path;
            this.mediaType = mediaType;
        }

        String path() {
            return path;
        }

        String mediaType() {
            return mediaType;
        }
    }

    private record Asset(AssetType type, byte[] bytes, String tag) {
        static Asset read(AssetType type, Class<?> owner) {
            try (InputStream in = owner.getResourceAsStream("page" + type.path())) {
                if (in == null) {
                    throw new IllegalStateException("the bundle holds no " + type.path());
                }
                byte[] bytes = in.readAllBytes();
                return new Asset(type, bytes, '"' + Integer.toHexString(Arrays.hashCode(bytes)) + '"');
            } catch (IOException unreadable) {
                throw new IllegalStateException("cannot read " + type.path(), unreadable);
            }
        }
    }
}
