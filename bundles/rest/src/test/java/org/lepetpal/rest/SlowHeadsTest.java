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
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lepetpal.timebase.SteppedTimebase;

/** Who connects and says nothing, or half a request, over real sockets: the server measures silence by its own clock. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SlowHeadsTest {
    private static final String HALF_A_HEAD = "GET /quick HTTP/1.1\r\nHost: loc";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Server server = new Server();
    private final ServerConnector listening = new ServerConnector(server, 1, 1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private ServerConnector door;

    private void open(DoorLimits limits) throws Exception {
        listening.setHost("127.0.0.1");
        listening.setIdleTimeout(LONG.toMillis());
        server.addConnector(listening);
        server.setHandler(new ContextHandlerCollection(new ContextHandler(new Desk(), "/")));
        server.start();
        Life life = new FakeLife();
        Envelope envelope = new Envelope(new Json(), Clock.systemUTC());
        ServerErrorsHook hook = new ServerErrorsHook(
                TestSettings.DEFAULT.read(),
                new ServerErrors(envelope, new Nowhere(envelope, life)),
                new Latch(life, () -> true),
                new SteppedTimebase(),
                limits);
        door = (ServerConnector) hook.createConnector(server);
        server.addConnector(door);
        door.start();
        // The connector that listened before takes what it was already waiting for.
        assertThat(answer(send("GET /quick HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")))
                .startsWith("HTTP/1.1 200");
    }

    @AfterEach
    void close() throws Exception {
        release.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop();
    }

    @Test
    void whoIsSilentInTheMiddleOfAHeadIsLeftAndWhoWaitsForHisAnswerIsNot() throws Exception {
        open(new DoorLimits(SHORT, LONG, 100));
        Socket waiting = send("GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        asked.await();
        assertThat(answer(send(HALF_A_HEAD))).doesNotContain("HTTP/1.1 200");
        assertThat(answer(send(""))).isEmpty();
        release.countDown();
        assertThat(answer(waiting)).startsWith("HTTP/1.1 200").endsWith("/slow");
    }

    /** The server's own means of a crowd would give all connections the time of those that are silent. */
    @Test
    void whoWaitsForHisAnswerIsNotLeftInACrowdEither() throws Exception {
        open(new DoorLimits(SHORT, LONG, 2));
        Socket waiting = send("GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        asked.await();
        for (int i = 0; i < 3; i++) {
            assertThat(answer(send(HALF_A_HEAD))).as("the crowd's end").doesNotContain("HTTP/1.1 200");
            assertThat(door.getConnectedEndPoints())
                    .extracting(EndPoint::getIdleTimeout)
                    .contains(LONG.toMillis());
        }
        release.countDown();
        assertThat(answer(waiting)).startsWith("HTTP/1.1 200").endsWith("/slow");
    }

    @Test
    void moreThanMayBeOpenWaitUntilOthersAreClosed() throws Exception {
        int most = 4;
        open(new DoorLimits(LONG, LONG, most));
        List<Socket> silent = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            silent.add(send(HALF_A_HEAD));
        }
        while (door.getConnectedEndPoints().size() < most) {
            Thread.onSpinWait();
        }
        assertThat(tried()).isFalse();
        for (Socket one : silent) {
            one.close();
        }
        boolean answered = false;
        for (int i = 0; i < 20 && !answered; i++) {
            answered = tried();
        }
        assertThat(answered).isTrue();
    }

    /** One connection too many waits, or is closed at once where the server was just about to take it. */
    private boolean tried() {
        try (Socket one = send("POST /estop HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) {
            one.setSoTimeout(1_000);
            return answer(one).startsWith("HTTP/1.1 200");
        } catch (IOException closedOrWaiting) {
            return false;
        }
    }

    private Socket send(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", listening.getLocalPort());
        sockets.add(socket);
        socket.setSoTimeout(10_000);
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
            if (path.equals("/slow")) {
                asked.countDown();
                release.await();
            }
            Content.Sink.write(response, true, path, callback);
            return true;
        }
    }
}
