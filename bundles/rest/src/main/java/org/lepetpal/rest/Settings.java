package org.lepetpal.rest;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Validated settings. */
record Settings(int port, String bind, Optional<String> token, Set<String> origins, Set<String> hosts) {
    private static final int SHORTEST_TOKEN = 16;

    Settings {
        origins = Set.copyOf(origins);
        hosts = Set.copyOf(hosts);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("PORT = " + port + " is not in 1…65535");
        }
        token.ifPresent(secret -> {
            if (secret.length() < SHORTEST_TOKEN || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException(
                        "API_TOKEN must have at least " + SHORTEST_TOKEN + " printable ASCII characters and no space");
            }
        });
        if (token.isEmpty() && !isLoopback(bind)) {
            throw new IllegalArgumentException("BIND = " + bind + " lets other machines in; that needs API_TOKEN to be"
                    + " set as well. Set both, or leave BIND at 127.0.0.1");
        }
    }

    static Settings of(Config config) {
        return new Settings(
                config.port(),
                config.bind().strip(),
                Optional.of(config.api_token().strip()).filter(secret -> !secret.isEmpty()),
                list(config.cors_origins()).stream().map(Settings::origin).collect(Collectors.toUnmodifiableSet()),
                list(config.allowed_hosts()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Set<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String origin(String text) {
        try {
            URI uri = URI.create(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null) {
                return text.toLowerCase(Locale.ROOT);
            }
        } catch (IllegalArgumentException noUri) {
            throw new IllegalArgumentException("CORS_ORIGINS holds '" + text + "', which is no origin", noUri);
        }
        throw new IllegalArgumentException(
                "CORS_ORIGINS holds '" + text + "'; an origin looks like http://localhost:3000");
    }

    private static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("BIND = '" + bind + "' is no address of this machine", unknown);
        }
    }
}
