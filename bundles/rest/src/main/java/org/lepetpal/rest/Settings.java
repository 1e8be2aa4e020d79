package org.lepetpal.rest;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Validated settings. Without the right port, address or token there is no door; what is wrong about further origins and
 * hosts keeps only these out.
 */
record Settings(int port, String bind, Optional<String> token, NameList origins, NameList hosts) {
    private static final int SHORTEST_TOKEN = 16;
    private static final Pattern HOST_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    Settings {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("PORT = " + port + " is not in 1…65535");
        }
        token.ifPresent(secret -> {
            if (secret.length() < SHORTEST_TOKEN || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException(
                        "API_TOKEN must have at least " + SHORTEST_TOKEN + " printable ASCII characters and no space");
            }
        });
        if (!isLoopback(bind) && token.isEmpty()) {
            throw new ForbiddenStart("BIND = " + bind + " lets other machines in; that needs API_TOKEN to be"
                    + " set as well. Set both, or leave BIND at 127.0.0.1");
        }
    }

    static Settings of(Config config) {
        return new Settings(
                config.port(),
                config.bind().strip(),
                Optional.of(config.api_token().strip()).filter(secret -> !secret.isEmpty()),
                NameList.of(
                        "CORS_ORIGINS",
                        config.cors_origins(),
                        Settings::isOrigin,
                        "an origin looks like http://localhost:3000"),
                NameList.of(
                        "ALLOWED_HOSTS",
                        config.allowed_hosts(),
                        name -> HOST_NAME.matcher(name).matches(),
                        "a name looks like robot.example, without scheme and port"));
    }

    /** What is wrong and does not keep the door shut. */
    List<String> problems() {
        return Stream.of(origins, hosts)
                .flatMap(list -> list.problem().stream())
                .toList();
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("BIND = '" + bind + "' is no address of this machine", unknown);
        }
    }
}
