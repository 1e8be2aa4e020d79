package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.thread.Scheduler;
import org.lepetpal.timebase.SteppedTimebase;

/** A real server on a port of its own, with the door in the place of its connector, and sockets to it. */
final class RealDoor {
    /** How long the server bears silence. */
    static final Duration SILENCE = Duration.ofMinutes(10);

    private static final int PATIENCE_MILLIS = 10_000;

    private final Server server;
    private final ServerConnector listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerConnector door;

    /** @param desk answers {@code /quick} */
    RealDoor(Server server, Handler desk, DoorLimits limits) throws Exception {
        this.server = server;
        this.listening = new ServerConnector(server, 1, 1);
        listening.setHost("127.0.0.1");
        listening.setIdleTimeout(SILENCE.toMillis());
        server.addConnector(listening);
        server.setHandler(new ContextHandlerCollection(new ContextHandler(desk, "/")));
        server.start();
        door = takeOver(server, limits);
        // The connector that listened before takes what it was already waiting for.
        try (Socket first = ask("GET", "/quick")) {
            assertThat(answer(first)).startsWith("HTTP/1.1 200");
        }
    }

    /** As the server does when the door comes. */
    static ServerConnector takeOver(Server server, DoorLimits limits) throws Exception {
        Life life = new FakeLife();
        Envelope envelope = new Envelope(new Json(), Clock.systemUTC());
        ServerErrorsHook hook = new ServerErrorsHook(
                TestSettings.DEFAULT.read(),
                new ServerErrors(envelope, new Nowhere(envelope, life)),
                new Latch(life, () -> true),
                new SteppedTimebase(),
                limits);
        ServerConnector door = (ServerConnector) hook.createConnector(server);
        server.addConnector(door);
        door.start();
        return door;
    }

    static Server server(Scheduler clock) {
        return new Server(null, clock, null);
    }

    ServerConnector connector() {
        return door;
    }

    Socket ask(String method, String path, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        boolean keeps = List.of(headers).stream().anyMatch(header -> header.startsWith("Connection:"));
        return send(head + (keeps ? "\r\n" : "Connection: close\r\n\r\n"));
    }

    Socket send(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", listening.getLocalPort());
        sockets.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    static String answer(Socket asked) throws IOException {
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    void close() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop();
    }
}
