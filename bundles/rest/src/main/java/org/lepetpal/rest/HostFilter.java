package org.lepetpal.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets a request in only when it calls the robot by an address or by a name that is the robot's own. A foreign name is
 * the mark of a web page that had its name resolve to this machine (DNS rebinding).
 */
final class HostFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+\\]");

    private final transient Set<String> names;
    private final transient Envelope envelope;

    HostFilter(Settings settings, Envelope envelope) {
        this.envelope = envelope;
        Set<String> known = new HashSet<>(settings.hosts().names());
        known.add("localhost");
        known.add(settings.bind().toLowerCase(Locale.ROOT));
        try {
            String own = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            known.add(own);
            known.add(own + ".local");
        } catch (UnknownHostException nameless) {
            known.remove("");
        }
        names = Set.copyOf(known);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        if (names.contains(host) || ADDRESS.matcher(host).matches()) {
            chain.doFilter(request, response);
        } else {
            envelope.refuse(
                    request,
                    response,
                    new ApiError(
                            ErrorCode.FORBIDDEN,
                            "Host '" + host + "' is not a name of this robot; ALLOWED_HOSTS can add it",
                            Map.of()));
        }
    }
}
