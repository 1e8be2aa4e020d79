package org.lepetpal.cli.robot;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where the robot listens, and the secret that it wants to hear.
 *
 * @param base scheme, host and port; no path
 * @param token for {@code Authorization: Bearer}, where it wants one
 */
public record Address(URI base, Optional<String> token) {
    private static final String DEFAULT_PORT = "5000";

    public Address {
        boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
        boolean bare = base.getRawPath() == null || base.getRawPath().matches("/?");
        if (!web || base.getHost() == null || !bare || base.getRawQuery() != null) {
            throw new IllegalArgumentException(base + " is no robot's address; one looks like http://localhost:5000");
        }
    }

    /**
     * @param settings {@code PORT}, {@code BIND} and {@code API_TOKEN}, as the robot itself was told them
     * @throws IllegalArgumentException when they make no address
     */
    public static Address of(Map<String, String> settings) {
        String host = settings.getOrDefault("BIND", "");
        String port = settings.getOrDefault("PORT", DEFAULT_PORT);
        return of("http://" + reachable(host) + ":" + port, settings);
    }

    /** @param url in place of {@code PORT} and {@code BIND} */
    public static Address of(String url, Map<String, String> settings) {
        URI base;
        try {
            base = URI.create(url);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("'" + url + "' is no address", broken);
        }
        return new Address(base, Optional.ofNullable(settings.get("API_TOKEN")).filter(secret -> !secret.isBlank()));
    }

    /** Whether the robot runs on this machine, so that its serial ports are the ones that are seen here. */
    public boolean isHere() {
        return base.getHost().matches("localhost|127\\..*|\\[::1]");
    }

    /** A robot that listens on all addresses is called by its loopback one. */
    private static String reachable(String bind) {
        return switch (bind) {
            case "", "0.0.0.0", "::", "*" -> "localhost";
            default -> bind.contains(":") ? "[" + bind + "]" : bind;
        };
    }
}
