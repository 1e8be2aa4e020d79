package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many connections to a real server: those that are sent something without end, and those of which no request comes. Heads have as long as the test says. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FullDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int CONNECTIONS = 128;
    private static final int STREAMS = 64;

    private final SpanClock heads = new SpanClock(PATIENCE);
    private final Server server = RealDoor.server(heads);
    private final ServerWebSocketContainer webSockets = ServerWebSocketContainer.ensure(server);
    /** Of the streams that are open. */
    private final BlockingQueue<Callback> viewers = new LinkedBlockingQueue<>();

    private RealDoor door;

    private void open(int connections, int streams) throws Exception {
        door = new RealDoor(server, new Desk(), new DoorLimits(PATIENCE, LONG, connections, streams));
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void streamsOfAllKindsShareTheirPlaces() throws Exception {
        open(8, 4);
        watch();
        watch();
        assertThat(firstLine(events())).contains("200");
        assertThat(firstLine(webSocket())).contains("101");

        for (Socket oneMore : List.of(door.ask("GET", "/video_feed"), events(), webSocket())) {
            assertThat(refusal(oneMore))
                    .startsWith("HTTP/1.1 503")
                    .contains(
                            "Retry-After: 10",
                            "\"code\":\"unavailable\"",
                            "\"reason\":\"too_many_streams\"",
                            "\"most\":4",
                            "At most 4 streams");
            oneMore.close();
        }
        assertThat(RealDoor.answer(door.ask("POST", "/estop"))).startsWith("HTTP/1.1 200");
        assertThat(RealDoor.answer(door.ask("GET", "/status/1"))).startsWith("HTTP/1.1 200");
    }

    private static Stream<Consumer<Callback>> ends() {
        return Stream.of(Callback::succeeded, viewer -> viewer.failed(new IOException("on purpose")));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void aPlaceIsFreeOnceItsStreamIsOver(Consumer<Callback> end) throws Exception {
        open(CONNECTIONS, 1);
        for (int i = 0; i < 3; i++) {
            watchOnceThereIsRoom();
            assertThat(firstLine(door.ask("GET", "/video_feed"))).contains("503");
            end.accept(viewers.take());
        }
        watchOnceThereIsRoom();
    }

    @Test
    void aPlaceIsFreeOnceItsWebSocketIsClosed() throws Exception {
        open(CONNECTIONS, 1);
        try (Socket first = webSocket()) {
            assertThat(firstLine(first)).contains("101");
            assertThat(firstLine(door.ask("GET", "/video_feed"))).contains("503");
        }
        watchOnceThereIsRoom();
    }

    @Test
    void aWebSocketHasNoHeadsToWaitFor() throws Exception {
        open(CONNECTIONS, 1);
        Socket dripping = door.send("GET /quick HTTP/1.1\r\n");
        assertThat(firstLine(webSocket())).contains("101");
        endHeadsUntilClosed(List.of(dripping));
        assertThat(firstLine(door.ask("GET", "/video_feed")))
                .as("it keeps its place, for it is open")
                .contains("503");
    }

    @Test
    void whoWouldTakeEventsAndGetsSomethingElseKeepsNoPlace() throws Exception {
        open(CONNECTIONS, 1);
        for (int i = 0; i < 3; i++) {
            try (Socket one = door.ask("GET", "/quick", "Accept: text/html, text/event-stream;q=0.5")) {
                assertThat(RealDoor.answer(one)).startsWith("HTTP/1.1 200");
            }
        }
        watch();
    }

    @Test
    void aHeadThatDripsIsLeftOnceItsTimeIsOver() throws Exception {
        open(8, 4);
        Socket dripping = door.send("GET /quick HTTP/1.1\r\n");
        for (char one : "Host: loc".toCharArray()) {
            dripping.getOutputStream().write(one);
        }
        endHeadsUntilClosed(List.of(dripping));
    }

    @Test
    void eachHeadHasATimeOfItsOwnAndAnAnswerHasNone() throws Exception {
        open(8, 4);
        Socket viewer = door.ask("GET", "/video_feed", "Connection: keep-alive");
        firstLine(viewer);
        heads.endAll();
        viewers.take().succeeded();
        // from here on, of the viewer's next request
        assertThat(endHeadsUntilClosed(List.of(viewer))).as("the answer's end").endsWith("0\r\n\r\n");
    }

    @Test
    void aStopIsAnsweredWhileViewersFillTheirShareAndOthersDripIntoAllTheRest() throws Exception {
        open(CONNECTIONS, STREAMS);
        for (int i = 0; i < STREAMS; i++) {
            watch();
        }
        assertThat(RealDoor.answer(door.ask("POST", "/estop")))
                .as("viewers alone")
                .startsWith("HTTP/1.1 200");

        List<Socket> dripping = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            dripping.add(drip());
        }
        assertThat(RealDoor.answer(door.ask("POST", "/estop")))
                .as("before the heads' time is over")
                .startsWith("HTTP/1.1 200");

        endHeadsUntilClosed(dripping);
        assertThat(RealDoor.answer(door.ask("POST", "/estop"))).as("afterwards").startsWith("HTTP/1.1 200");
        assertThat(viewers).as("still watching").hasSize(STREAMS);
    }

    /** Returns once the server has taken it in and let go whom it lets go for it. */
    private Socket drip() throws IOException {
        int before = heads.begun();
        Socket socket = door.send("POST /estop HTTP/1.1\r\nHost: loc");
        while (heads.begun() == before
                || door.connector().getConnectedEndPoints().size() > CONNECTIONS - 4) {
            Thread.onSpinWait();
        }
        return socket;
    }

    private void watch() throws IOException {
        assertThat(firstLine(door.ask("GET", "/video_feed"))).contains("200");
    }

    /** The server may learn a moment later than the test that a stream is over. */
    private void watchOnceThereIsRoom() throws IOException {
        boolean admitted = false;
        while (!admitted) {
            Socket next = door.ask("GET", "/video_feed", "Connection: keep-alive");
            admitted = firstLine(next).contains("200");
            if (!admitted) {
                next.close();
            }
        }
    }

    private Socket events() throws IOException {
        return door.ask("GET", "/status/1", "Accept: text/event-stream");
    }

    private Socket webSocket() throws IOException {
        return door.ask(
                "GET",
                "/ws/ui",
                "Upgrade: WebSocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==");
    }

    private static String firstLine(Socket asked) throws IOException {
        return new BufferedReader(new InputStreamReader(asked.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** As far as the end of the envelope; who asked for a WebSocket keeps his connection. */
    private static String refusal(Socket asked) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("}}") < 0) {
            int next = asked.getInputStream().read();
            assertThat(next).as(text.toString()).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    /**
     * Ends the time of each head that is waited for. @return all that was still sent; fails where nothing comes and a connection
     * stays open
     */
    private String endHeadsUntilClosed(List<Socket> sockets) throws Exception {
        Thread time = Thread.ofVirtual().start(heads::endEach);
        StringBuilder sent = new StringBuilder();
        for (Socket one : sockets) {
            try {
                sent.append(RealDoor.answer(one));
            } catch (SocketException reset) {
                // closed before all was read that had come
                assertThat(reset).hasMessageContaining("reset");
            }
        }
        time.interrupt();
        time.join();
        return sent.toString();
    }

    /** Answers with the path; pictures and events without end. */
    private final class Desk extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            String path = Request.getPathInContext(request);
            boolean events =
                    path.startsWith("/status/") && request.getHeaders().contains("Accept", "text/event-stream");
            if (path.equals("/ws/ui")) {
                return webSockets.upgrade((_, _, _) -> new Deaf(), request, response, callback);
            }
            if (path.equals("/video_feed") || events) {
                response.write(false, ByteBuffer.wrap(new byte[] {'.'}), Callback.NOOP);
                viewers.add(callback);
            } else {
                Content.Sink.write(response, true, path, callback);
            }
            return true;
        }
    }

    /** Hears nothing. */
    public static final class Deaf extends Session.Listener.AbstractAutoDemanding {}
}
