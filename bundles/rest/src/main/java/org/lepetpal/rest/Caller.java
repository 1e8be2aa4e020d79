package org.lepetpal.rest;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who asks for a change over HTTP, for its receipt: by which way, whether with the token, and from where. There is one token for all who may
 * ask, so that no person is known; that it is the command line is only what it says of itself.
 */
final class Caller {
    /** How {@code ./lepetpal swap} and the like say who they are. */
    static final String COMMAND_LINE = "lepetpal-cli";

    private static final String AGENT = "User-Agent";

    private Caller() {}

    /** For example {@code rest:token@192.168.1.20}, or {@code cli@127.0.0.1} where no token is asked for. */
    static String of(HttpServletRequest request) {
        String way = COMMAND_LINE.equals(request.getHeader(AGENT)) ? "cli" : "rest";
        String shown = request.getAttribute(TokenFilter.PASSED) == null ? "" : ":token";
        return way + shown + "@" + request.getRemoteAddr();
    }
}
