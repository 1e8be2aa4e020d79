package org.lepetpal.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Cross-origin rules: pages of the listed origins may call, and see errors too; their preflight is answered here. A
 * request that would change something from a page of any other origin is refused.
 */
final class OriginFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final transient Set<String> origins;
    private final transient Envelope envelope;

    OriginFilter(Settings settings, Envelope envelope) {
        this.origins = settings.origins().names();
        this.envelope = envelope;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.addHeader("Vary", "Origin");
        String header = request.getHeader("Origin");
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        String origin = header.toLowerCase(Locale.ROOT);
        boolean listed = origins.contains(origin);
        if (listed) {
            response.setHeader("Access-Control-Allow-Origin", header);
            response.setHeader("Access-Control-Allow-Credentials", "true");
            response.setHeader("Access-Control-Expose-Headers", "Location");
        }
        if (listed && isPreflight(request)) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
            response.setHeader("Access-Control-Allow-Headers", "Content-Type, Authorization, Accept, X-LePetPal-API");
            response.setHeader("Access-Control-Max-Age", "600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (listed || isOwn(request, origin) || HARMLESS.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            envelope.refuse(
                    request,
                    response,
                    new ApiError(
                            ErrorCode.FORBIDDEN,
                            "Pages of this origin may not command the robot; CORS_ORIGINS can add it",
                            Map.of()));
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static boolean isOwn(HttpServletRequest request, String origin) {
        String host = request.getHeader("Host");
        return host != null && origin.equals(request.getScheme() + "://" + host.toLowerCase(Locale.ROOT));
    }
}
