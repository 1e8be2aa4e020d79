package org.lepetpal.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.lepetpal.testkit.Fake;

/** A request to the console and what was answered. */
final class Exchange {
    private final String method;
    private final Map<String, String> asked = new HashMap<>(Map.of("Host", "127.0.0.1:5000"));
    private final Map<String, String> answered = new HashMap<>();
    private int status = 200;

    Exchange(String method) {
        this.method = method;
    }

    Exchange with(String header, String value) {
        asked.put(header, value);
        return this;
    }

    Exchange as(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    int status() {
        return status;
    }

    String answered(String header) {
        return answered.get(header);
    }

    HttpServletRequest request() {
        return Fake.of(
                HttpServletRequest.class,
                Map.of(
                        "getMethod", _ -> method,
                        "getHeader", arguments -> asked.get((String) arguments[0]),
                        "getRemoteAddr", _ -> "127.0.0.1"));
    }

    HttpServletResponse response() {
        return Fake.of(
                HttpServletResponse.class,
                Map.of(
                        "setHeader", arguments -> answered.put((String) arguments[0], (String) arguments[1]),
                        "setStatus", arguments -> status = (Integer) arguments[0],
                        "setContentLength", arguments -> arguments[0]));
    }
}
