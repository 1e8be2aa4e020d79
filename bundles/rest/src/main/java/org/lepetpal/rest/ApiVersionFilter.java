package org.lepetpal.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Refuses clients that speak another major version of the contract. */
final class ApiVersionFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String VERSION = "1";

    private final transient Envelope envelope;

    ApiVersionFilter(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String asked = request.getHeader("X-LePetPal-API");
        if (asked == null || major(asked).equals(VERSION)) {
            chain.doFilter(request, response);
        } else {
            envelope.refuse(
                    request,
                    response,
                    new ApiError(
                            ErrorCode.UNSUPPORTED_API,
                            "X-LePetPal-API: this robot speaks version " + VERSION + " only",
                            Map.of("supported", VERSION)));
        }
    }

    /** Only another major version is another contract: 1.4 asks for nothing that a robot of version 1 lacks. */
    private static String major(String version) {
        return version.strip().split("\\.", 2)[0];
    }
}
