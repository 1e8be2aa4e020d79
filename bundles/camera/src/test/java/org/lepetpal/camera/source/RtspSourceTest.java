package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.camera.source.FakeServer.Talk;

/** RTSP cameras as they are, and as nobody wishes them. */
@Timeout(60)
class RtspSourceTest {
    private static final byte[] PICTURE = Jpegs.of(64, 48, 100);

    private final Patience patience = new Patience();

    @Test
    void picturesComeWithTheCamerasTime() throws Exception {
        try (FakeServer server = new FakeServer(RtspSourceTest::endless);
                RtspSource source = open(server)) {
            assertThat(source.description().source()).isEqualTo("network camera 127.0.0.1");
            assertThat(source.description().width()).isEqualTo(64);
            assertThat(source.description().height()).isEqualTo(48);
            assertThat(source.format()).startsWith("mjpeg, yuv");
            Film film = Sources.film(source);
            long before = Long.MIN_VALUE;
            for (int i = 0; i < 20; i++) {
                assertThat(Sources.read(source, film, 0)).isTrue();
                assertThat(film.bgr().get(5000) & 0xFF).isBetween(97, 103);
                assertThat(film.stamp().orElseThrow()).isGreaterThan(before);
                before = film.stamp().orElseThrow();
            }
        }
    }

    @Test
    void aCameraThatFallsSilentIsGivenUpWhenThePatienceIsOver() throws Exception {
        try (FakeServer server = new FakeServer(talk -> {
                    pictures(talk, 60);
                    talk.stall();
                });
                RtspSource source = open(server)) {
            CompletableFuture<IOException> ended = Sources.end(source);
            source.cancel();
            assertThat(ended.get()).hasMessageStartingWith("network camera 127.0.0.1 ");
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (FakeServer server = new FakeServer(Talk::stall)) {
            CompletableFuture<Throwable> ended =
                    CompletableFuture.supplyAsync(() -> refusal(server.uri("rtsp", "/live")));
            patience.end();
            assertThat(ended.get()).hasMessage("network camera 127.0.0.1 does not answer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RTSP/1.0 404 Not Found\r\nCSeq: 1\r\n\r\n",
                "RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\n\r\n",
                "RTSP/1.0 301 Moved\r\nCSeq: 1\r\nLocation: file:///etc/hostname\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "woof",
                ""
            })
    void whatIsNoRtspIsRefusedWithoutItsAddress(String answer) throws Exception {
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(answer);
        })) {
            assertThat(refusal(server.uri("rtsp", "/secret")))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("network camera 127.0.0.1 ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void garbageAmongPicturesNeitherEndsNorHangsTheProcess() throws Exception {
        Random random = new Random(11);
        try (FakeServer server = new FakeServer(talk -> {
                    RtspTalk rtsp = new RtspTalk(talk);
                    rtsp.greet();
                    for (int i = 0; i < 60; i++) {
                        rtsp.picture(PICTURE);
                    }
                    for (int i = 0; i < 2_000; i++) {
                        byte[] garbage = new byte[random.nextInt(400)];
                        random.nextBytes(garbage);
                        rtsp.raw(garbage);
                        rtsp.picture(PICTURE);
                    }
                });
                RtspSource source = open(server)) {
            Film film = Sources.film(source);
            int read = 0;
            try {
                while (true) {
                    read += Sources.read(source, film, 0) ? 1 : 0;
                }
            } catch (IOException end) {
                assertThat(end).hasMessageStartingWith("network camera 127.0.0.1 ");
            }
            assertThat(read).isGreaterThan(40);
        }
    }

    private RtspSource open(FakeServer server) throws IOException {
        return RtspSource.open("front", server.uri("rtsp", "/live"), patience);
    }

    private Throwable refusal(URI address) {
        try (RtspSource source = RtspSource.open("front", address, patience)) {
            throw new AssertionError("opened: " + source.description());
        } catch (IOException refused) {
            return refused;
        }
    }

    private static void endless(Talk talk) throws IOException {
        pictures(talk, Integer.MAX_VALUE);
    }

    private static void pictures(Talk talk, int count) throws IOException {
        RtspTalk rtsp = new RtspTalk(talk);
        rtsp.greet();
        for (int i = 0; i < count; i++) {
            rtsp.picture(PICTURE);
        }
    }
}
