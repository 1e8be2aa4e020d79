package org.lepetpal.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

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
        return fake(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getHeader" -> asked.get((String) arguments[0]);
            case "getRemoteAddr" -> "127.0.0.1";
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "setStatus" -> status = (Integer) arguments[0];
            case "setContentLength" -> arguments[0];
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
