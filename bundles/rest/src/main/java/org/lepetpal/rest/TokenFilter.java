package org.lepetpal.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.lepetpal.api.access.Attempts;

/**
 * Asks for the token on every request but those for the page itself, which holds nothing secret and asks for it. {@code
 * POST /login {"token": "…"}} gives the page its cookie.
 */
final class TokenFilter extends HttpFilter {
    /** Attribute of a request that came with the token, or with the cookie that stands for it. */
    static final String PASSED = "org.lepetpal.rest.token.passed";

    private static final long serialVersionUID = 1L;
    private static final Set<String> PAGE = Set.of("/", "/index.html", "/app.js", "/style.css", "/favicon.svg");
    private static final String LOGIN = "/login";

    private final transient TokenGate gate;
    private final transient Attempts attempts;
    private final transient Envelope envelope;
    private final transient Json json = new Json();

    TokenFilter(TokenGate gate, Attempts attempts, Envelope envelope) {
        this.gate = gate;
        this.attempts = attempts;
        this.envelope = envelope;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().equals(LOGIN) && request.getMethod().equals("POST")) {
            login(request, response);
        } else if (PAGE.contains(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else if (gate.admits(request)) {
            request.setAttribute(PASSED, true);
            chain.doFilter(request, response);
        } else {
            refuse(request, response);
        }
    }

    private void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String address = request.getRemoteAddr();
        try {
            requirePatience(address);
            if (!gate.isToken(json.read(request).requiredText("token", Json.MAX_BODY))) {
                attempts.failed(address);
                refuse(request, response);
                return;
            }
            attempts.succeeded(address);
        } catch (ApiError wrong) {
            envelope.refuse(request, response, wrong);
            return;
        }
        response.setHeader(
                "Set-Cookie", TokenGate.COOKIE + "=" + gate.cookieValue() + "; Path=/; HttpOnly; SameSite=Strict");
        var body = json.object();
        body.put("status", "ok");
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private void requirePatience(String address) {
        long millis = attempts.wait(address).toMillis();
        if (millis > 0) {
            throw new ApiError(
                    ErrorCode.RATE_LIMITED,
                    "Too many wrong tokens came from this address",
                    Map.of("retry_after_ms", millis));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        envelope.refuse(
                request, response, new ApiError(ErrorCode.UNAUTHORIZED, "This robot asks for its API token", Map.of()));
    }
}
