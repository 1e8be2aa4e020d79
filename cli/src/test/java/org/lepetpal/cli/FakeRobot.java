package org.lepetpal.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays the robot: answers each route as it was told, the last answer over and over, and keeps what it was asked. */
public final class FakeRobot implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();

    public FakeRobot() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * One more answer of a route.
     *
     * @param route for example {@code GET /api/arm}
     */
    public FakeRobot on(String route, int status, String body) {
        synchronized (answers) {
            answers.computeIfAbsent(route, _ -> new ArrayDeque<>()).add(new Answer(status, body.replace('\'', '"')));
        }
        return this;
    }

    /** An answer in the error envelope. */
    public FakeRobot refuses(String route, int status, String code, String message, String details) {
        return on(
                route,
                status,
                "{'error': {'code': '" + code + "', 'http': " + status + ", 'message': '" + message + "'"
                        + (details.isEmpty() ? "" : ", 'details': " + details)
                        + ", 'timestamp': '2026-11-21T10:30:00Z'}}");
    }

    /** Method, path and body of each request but the looks at how things stand. */
    public List<String> orders() {
        return asked.stream().filter(request -> !request.startsWith("GET ")).toList();
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Of the newest request; names as {@link com.sun.net.httpserver.Headers} writes them. */
    public Map<String, List<String>> headers() {
        return headers.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String route =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(body.isEmpty() ? route : route + " " + body);
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        Answer answer = next(route);
        byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer next(String route) {
        synchronized (answers) {
            Deque<Answer> queue = answers.getOrDefault(route, new ArrayDeque<>());
            if (queue.isEmpty()) {
                return new Answer(
                        404,
                        "{\"error\": {\"code\": \"not_found\", \"http\": 404, \"message\": \"There is nothing at this"
                                + " address\", \"timestamp\": \"2026-11-21T10:30:00Z\"}}");
            }
            return queue.size() > 1 ? queue.remove() : queue.element();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, String body) {}
}
