package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lepetpal.timebase.SteppedTimebase;

/** A real server with few threads, on a port of its own: all of them wait, and more of the crowd than there are. */
@Timeout(30)
final class FrontDoorTest {
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Server server = new Server(new QueuedThreadPool(THREADS, THREADS));
    private final ServerConnector listening = new ServerConnector(server, 1, 1);
    private final CountDownLatch patience = new CountDownLatch(1);
    /** The server keeps some threads for connections. */
    private final CountDownLatch busy = new CountDownLatch(THREADS / 2);

    private final List<Socket> crowd = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        listening.setHost("127.0.0.1");
        server.addConnector(listening);
        server.setHandler(new ContextHandlerCollection(new ContextHandler(new Desk(), "/")));
        server.start();
        takeOver();
    }

    /** As the server does when the door comes. */
    private void takeOver() throws Exception {
        Life life = new FakeLife();
        Envelope envelope = new Envelope(new Json(), Clock.systemUTC());
        ServerErrorsHook hook = new ServerErrorsHook(
                TestSettings.DEFAULT.read(),
                new ServerErrors(envelope, new Nowhere(envelope, life)),
                new Latch(life, () -> true),
                new SteppedTimebase(),
                PATIENCE);
        ServerConnector door = (ServerConnector) hook.createConnector(server);
        server.addConnector(door);
        door.start();
    }

    @AfterEach
    void close() throws Exception {
        patience.countDown();
        for (Socket one : crowd) {
            one.close();
        }
        server.stop();
    }

    @Test
    void aStopWaitsForNobody() throws Exception {
        // The connector that listened before takes what it was already waiting for.
        assertThat(answer(ask("GET", "/quick"))).startsWith("HTTP/1.1 200");
        for (int i = 0; i < 5 * THREADS; i++) {
            crowd.add(ask("GET", "/slow"));
        }
        assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();

        assertThat(answer(ask("POST", "/estop"))).startsWith("HTTP/1.1 200").endsWith("/estop");

        patience.countDown();
        for (Socket one : crowd) {
            assertThat(answer(one)).startsWith("HTTP/1.1 200").endsWith("/slow");
        }
    }

    @Test
    void whatNobodyAnswersAndWhatFailsIsSaidAsBefore() throws Exception {
        assertThat(answer(ask("GET", "/nothing"))).startsWith("HTTP/1.1 404");
        assertThat(answer(ask("GET", "/broken"))).startsWith("HTTP/1.1 500");
    }

    @Test
    void nobodyWaitsForABodyThatDoesNotCome() throws Exception {
        for (String path : List.of("/estop", "/read")) {
            String answer =
                    answer(send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n{"));
            assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"too_slow\"", "\"http\":408");
        }
    }

    @Test
    void aBodyThatTakesItsTimeIsReadAsLongAsItComes() throws Exception {
        byte[] part = new byte[TimelyBody.LEAST_BYTES];
        int parts = 5;
        Socket socket = send("POST /read HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + parts * part.length + "\r\n\r\n");
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < parts; i++) {
            assertThat(never.await(PATIENCE.toMillis() / 2, TimeUnit.MILLISECONDS))
                    .isFalse();
            socket.getOutputStream().write(part);
        }
        assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("read " + parts * part.length);
    }

    @Test
    void whoSendsNoBodyMayBeAnsweredForAsLongAsItTakes() throws Exception {
        Socket viewer = ask("GET", "/slow");
        crowd.add(viewer);
        assertThat(patience.await(3 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
        patience.countDown();
        assertThat(answer(viewer)).startsWith("HTTP/1.1 200").endsWith("/slow");
    }

    @Test
    void aSuccessorStandsInItsPlaceAndNotBehindIt() throws Exception {
        StopFirst.putOn(server, PATIENCE);

        List<Handler> handlers = server.getDescendants();
        assertThat(server.getDescendants(StopFirst.class)).hasSize(1);
        assertThat(server.getDescendants(ContextHandler.class)).hasSize(1);
        assertThat(handlers).allMatch(Handler::isStarted);
        server.stop();
        assertThat(handlers).allMatch(Handler::isStopped);
    }

    private Socket ask(String method, String path) throws IOException {
        return send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", listening.getLocalPort());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket asked) throws IOException {
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Answers with the path; on {@code /slow} only once patience is over. */
    private final class Desk extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            switch (path) {
                case "/nothing" -> {
                    return false;
                }
                case "/read" -> {
                    int length = Content.Source.asByteBuffer(request).remaining();
                    Content.Sink.write(response, true, "read " + length, callback);
                    return true;
                }
                case "/estop" -> Content.Source.asByteBuffer(request);
                case "/broken" -> throw new IOException("on purpose");
                case "/slow" -> {
                    busy.countDown();
                    patience.await();
                }
                default -> {}
            }
            Content.Sink.write(response, true, path, callback);
            return true;
        }
    }
}
