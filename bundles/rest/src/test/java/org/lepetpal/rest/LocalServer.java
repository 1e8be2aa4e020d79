package org.lepetpal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

/** The robot's own server around a servlet and filters under test, reached within the process: no port is opened. */
final class LocalServer {
    private final Server server = new Server();
    private final LocalConnector connector = new LocalConnector(server);
    private final ServletContextHandler context = new ServletContextHandler("/");

    /** A server that answers {@code through} on every path, after the filters. */
    static LocalServer behind(Filter... filters) throws Exception {
        return start(
                new HttpServlet() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void service(HttpServletRequest request, HttpServletResponse response)
                            throws IOException {
                        response.getWriter().write("through");
                    }
                },
                filters);
    }

    static LocalServer start(HttpServlet servlet, Filter... filters) throws Exception {
        return start("/*", servlet, filters);
    }

    static LocalServer start(String pattern, HttpServlet servlet, Filter... filters) throws Exception {
        LocalServer local = new LocalServer();
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        local.context.addServlet(holder, pattern);
        for (Filter filter : filters) {
            FilterHolder around = new FilterHolder(filter);
            around.setAsyncSupported(true);
            local.context.addFilter(around, "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        local.server.addConnector(local.connector);
        local.server.setHandler(local.context);
        local.server.start();
        return local;
    }

    Server server() {
        return server;
    }

    Answer get(String path, String... headers) throws Exception {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String json) throws Exception {
        return send("POST", path, json, "Content-Type: application/json");
    }

    Answer send(String method, String path, String body, String... headers) throws Exception {
        List<String> lines = new ArrayList<>(List.of(headers));
        if (lines.stream().noneMatch(line -> line.startsWith("Host:"))) {
            lines.add("Host: localhost");
        }
        if (!body.isEmpty()) {
            lines.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        }
        lines.add("Connection: close");
        return raw(method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n" + body);
    }

    /** A body that is no text. */
    Answer send(String method, String path, byte[] body, String... headers) throws Exception {
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + body.length + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        ByteBuffer answer = connector.getResponse(ByteBuffer.wrap(bytes.toByteArray()));
        return Answer.of(StandardCharsets.UTF_8.decode(answer).toString());
    }

    Answer raw(String request) throws Exception {
        return Answer.of(connector.getResponse(request));
    }

    /** A request of which the rest has yet to come. */
    LocalConnector.LocalEndPoint begin(String beginning) {
        return connector.executeRequest(beginning);
    }

    void close() throws Exception {
        server.stop();
    }

    /** @param headers by lower-case name */
    record Answer(int status, Map<String, String> headers, String body) {
        private static final ObjectMapper JSON = new ObjectMapper();

        static Answer of(String response) {
            String[] parts = response.split("\r\n\r\n", 2);
            String[] lines = parts[0].split("\r\n");
            Map<String, String> headers = new TreeMap<>();
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(":", 2);
                headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
            }
            return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, parts[1]);
        }

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        /** The envelope's word. */
        String code() throws IOException {
            return json().at("/error/code").asText();
        }
    }
}
