package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who connects and says nothing, or half a request, over real sockets: the server measures silence by its own clock. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SlowHeadsTest {
    private static final String HALF_A_HEAD = "GET /quick HTTP/1.1\r\nHost: loc";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Semaphore asked = new Semaphore(0);
    private final CountDownLatch release = new CountDownLatch(1);
    private RealDoor door;

    private void open(DoorLimits limits) throws Exception {
        door = new RealDoor(new Server(), new Desk(), limits);
    }

    @AfterEach
    void close() throws Exception {
        release.countDown();
        door.close();
    }

    @Test
    void whoIsSilentInTheMiddleOfAHeadIsLeftAndWhoWaitsForHisAnswerIsNot() throws Exception {
        open(new DoorLimits(SHORT, LONG, 100, 50));
        Socket waiting = door.ask("GET", "/slow");
        asked.acquire();
        assertThat(RealDoor.answer(door.send(HALF_A_HEAD))).doesNotContain("HTTP/1.1 200");
        assertThat(RealDoor.answer(door.send(""))).isEmpty();
        release.countDown();
        assertThat(RealDoor.answer(waiting)).startsWith("HTTP/1.1 200").endsWith("/slow");
    }

    /** The server's own means of a crowd would give all connections the time of those that are silent. */
    @Test
    void whoWaitsForHisAnswerIsNotLeftInACrowdEither() throws Exception {
        open(new DoorLimits(SHORT, LONG, 2, 1));
        Socket waiting = door.ask("GET", "/slow");
        asked.acquire();
        for (int i = 0; i < 3; i++) {
            assertThat(RealDoor.answer(door.send(HALF_A_HEAD)))
                    .as("the crowd's end")
                    .doesNotContain("HTTP/1.1 200");
            assertThat(door.connector().getConnectedEndPoints())
                    .extracting(EndPoint::getIdleTimeout)
                    .contains(RealDoor.SILENCE.toMillis());
        }
        release.countDown();
        assertThat(RealDoor.answer(waiting)).startsWith("HTTP/1.1 200").endsWith("/slow");
    }

    @Test
    void moreThanMayBeOpenWaitUntilOthersAreClosed() throws Exception {
        int most = 4;
        open(new DoorLimits(LONG, LONG, most, 1));
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            waiting.add(door.ask("GET", "/slow"));
            asked.acquire();
        }
        assertThat(tried()).isFalse();
        release.countDown();
        for (Socket one : waiting) {
            assertThat(RealDoor.answer(one)).startsWith("HTTP/1.1 200").endsWith("/slow");
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
        try (Socket one = door.ask("POST", "/estop")) {
            one.setSoTimeout(1_000);
            return RealDoor.answer(one).startsWith("HTTP/1.1 200");
        } catch (IOException closedOrWaiting) {
            return false;
        }
    }

    /** Answers with the path; on {@code /slow} only once it is released. */
    private final class Desk extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            if (path.equals("/slow")) {
                asked.release();
                release.await();
            }
            Content.Sink.write(response, true, path, callback);
            return true;
        }
    }
}
