package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
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

/** A real server with few threads, on a port of its own: all of them wait, and more of the crowd than there are. */
@Timeout(30)
final class FrontDoorTest {
    private static final int THREADS = 8;
    private static final Duration PATIENCE = DoorLimits.USUAL.body();

    private final SpanClock spans = new SpanClock(PATIENCE);
    private final Server server = new Server(new QueuedThreadPool(THREADS, THREADS), spans, null);
    private final ServerConnector listening = new ServerConnector(server, 1, 1);
    private final CountDownLatch release = new CountDownLatch(1);
    /** The server keeps some threads for connections. */
    private final CountDownLatch busy = new CountDownLatch(THREADS / 2);
    /** One for each part that the desk has read. */
    private final Semaphore parts = new Semaphore(0);

    private final List<Socket> crowd = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        listening.setHost("127.0.0.1");
        server.addConnector(listening);
        server.setHandler(new ContextHandlerCollection(new ContextHandler(new Desk(), "/")));
        server.start();
        RealDoor.takeOver(server, DoorLimits.USUAL);
    }

    @AfterEach
    void close() throws Exception {
        release.countDown();
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

        release.countDown();
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
            Socket socket = send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n{");
            Thread time = Thread.ofVirtual().start(spans::endEach);
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 408")
                    .contains("\"code\":\"body_too_slow\"", "\"http\":408");
            time.interrupt();
            time.join();
        }
    }

    @Test
    void aBodyThatTakesItsTimeIsReadAsLongAsItComes() throws Exception {
        byte[] part = new byte[TimelyBody.LEAST_BYTES];
        int count = 5;
        Socket socket = send("POST /parts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + count * part.length + "\r\n\r\n");
        for (int i = 0; i < count - 1; i++) {
            socket.getOutputStream().write(part);
            parts.acquire();
            spans.awaitAndEnd();
        }
        socket.getOutputStream().write(part);
        assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("read " + count * part.length);
    }

    @Test
    void aBodyThatIsThereIsNotLateHoweverLateItIsRead() throws Exception {
        Socket socket =
                send("POST /late HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{");
        parts.acquire();
        spans.endAll();
        socket.getOutputStream().write('}');
        release.countDown();
        assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("read 2");
    }

    @Test
    void whoSendsNoBodyMayBeAnsweredForAsLongAsItTakes() throws Exception {
        Socket viewer = ask("GET", "/slow");
        crowd.add(viewer);
        assertThat(spans.endAll()).isZero();
        release.countDown();
        assertThat(answer(viewer)).startsWith("HTTP/1.1 200").endsWith("/slow");
    }

    @Test
    void aSuccessorStandsInItsPlaceAndNotBehindIt() throws Exception {
        StopFirst.putOn(server, DoorLimits.USUAL);

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

    /** Answers with the path; on {@code /slow} only once it is released. */
    private final class Desk extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            switch (path) {
                case "/nothing" -> {
                    return false;
                }
                case "/read" -> {
                    return read(Content.Source.asByteBuffer(request).remaining(), response, callback);
                }
                case "/late" -> {
                    InputStream body = Content.Source.asInputStream(request);
                    int begun = body.readNBytes(new byte[1], 0, 1);
                    parts.release();
                    release.await();
                    return read(begun + body.readAllBytes().length, response, callback);
                }
                case "/parts" -> {
                    return read(inParts(Content.Source.asInputStream(request)), response, callback);
                }
                case "/estop" -> Content.Source.asByteBuffer(request);
                case "/broken" -> throw new IOException("on purpose");
                case "/slow" -> {
                    busy.countDown();
                    release.await();
                }
                default -> {}
            }
            Content.Sink.write(response, true, path, callback);
            return true;
        }

        private static boolean read(int length, Response response, Callback callback) {
            Content.Sink.write(response, true, "read " + length, callback);
            return true;
        }

        private int inParts(InputStream body) throws IOException {
            byte[] room = new byte[TimelyBody.LEAST_BYTES];
            int length = 0;
            for (int part = -1; part != 0; length += part) {
                part = body.readNBytes(room, 0, room.length);
                parts.release();
            }
            return length;
        }
    }
}
