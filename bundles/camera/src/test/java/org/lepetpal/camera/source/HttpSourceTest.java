package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.camera.source.FakeServer.Talk;

/** Network cameras as they are, and as nobody wishes them. */
@Timeout(30)
class HttpSourceTest {
    private static final String OK =
            "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=frame\r\n\r\n";
    private static final double WISHED_RATE = 30;
    /** Each picture seems to take as long: a rate is measured from eleven. */
    private static final long PERIOD_NANOS = 100_000_000;

    private static final byte[] PICTURE = Jpegs.of(64, 48, 100);

    private final AtomicLong nanos = new AtomicLong();
    private final Patience patience = new Patience();

    @Test
    void picturesComeAsTheyWereSent() throws Exception {
        try (FakeServer server = new FakeServer(talk -> endless(talk, OK))) {
            try (HttpSource source = open(server, "/stream")) {
                assertThat(source.description().source()).isEqualTo("network camera 127.0.0.1");
                assertThat(source.description().width()).isEqualTo(64);
                assertThat(source.description().height()).isEqualTo(48);
                Film film = Sources.film(source);
                for (int i = 0; i < 20; i++) {
                    assertThat(Sources.read(source, film, 0)).isTrue();
                    assertThat(film.jpeg().orElseThrow().remaining()).isEqualTo(PICTURE.length);
                    assertThat(film.bgr().get(5000) & 0xFF).isBetween(98, 102);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 15", "15, 15", "25, 25", "60, 30"})
    void whatIsExpectedOfItIsWhatItGivesWithinWhatIsWished(long rate, double expected) throws Exception {
        long period = 1_000_000_000L / rate;
        try (FakeServer server = new FakeServer(talk -> endless(talk, OK));
                HttpSource source = HttpSource.open(
                        "front", server.uri("http", "/"), WISHED_RATE, () -> nanos.addAndGet(period), patience)) {
            assertThat(source.description().framesPerSecond()).isCloseTo(rate, within(0.1));
            assertThat(source.expectedRate()).isCloseTo(expected, within(0.1));
            assertThat(source.pace())
                    .as("faster than it may ever send")
                    .isLessThan(Duration.ofNanos(1_000_000_000L / Math.max(rate, 30)));
        }
    }

    @Test
    void inTimeThatIsSteppedItIsOpenAfterAFewPicturesAndTakenAtTheWish() throws Exception {
        try (FakeServer server = new FakeServer(talk -> {
                    talk.request();
                    talk.say(OK);
                    for (int i = 0; i < 5; i++) {
                        talk.part(PICTURE);
                    }
                });
                HttpSource source =
                        HttpSource.open("front", server.uri("http", "/"), WISHED_RATE, nanos::get, patience)) {
            assertThat(source.description().framesPerSecond()).isEqualTo(WISHED_RATE);
            assertThat(source.next(0)).as("the fifth picture").isTrue();
        }
    }

    @Test
    void picturesWithoutALengthAndInChunksAreReadToo() throws Exception {
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(OK.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\n"));
            byte[] head = "\r\n--frame\r\nContent-type:image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            while (true) {
                chunk(talk, head);
                chunk(talk, PICTURE);
            }
        })) {
            try (HttpSource source = open(server, "/")) {
                Film film = Sources.film(source);
                for (int i = 0; i < 20; i++) {
                    assertThat(Sources.read(source, film, 0)).isTrue();
                }
            }
        }
    }

    @Test
    void aPictureThatIsBrokenIsPassedOver() throws Exception {
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(OK);
            for (int i = 0; i < 20; i++) {
                talk.part(PICTURE);
            }
            talk.part("no picture".getBytes(StandardCharsets.US_ASCII)).part(PICTURE);
            talk.stall();
        })) {
            try (HttpSource source = open(server, "/")) {
                Film film = Sources.film(source);
                int whole = 0;
                for (int i = 0; i < 9; i++) {
                    whole += Sources.read(source, film, 0) ? 1 : 0;
                }
                assertThat(whole).as("of nine pictures, one of them broken").isEqualTo(8);
            }
        }
    }

    @Test
    void aCameraThatChangesItsSizeHasToBeOpenedAgain() throws Exception {
        byte[] other = Jpegs.of(32, 48, 1);
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(OK);
            for (int i = 0; i < 14; i++) {
                talk.part(PICTURE);
            }
            talk.part(other);
            talk.stall();
        })) {
            try (HttpSource source = open(server, "/")) {
                Film film = Sources.film(source);
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 15; i++) {
                                Sources.read(source, film, 0);
                            }
                        })
                        .isInstanceOf(IOException.class)
                        .hasMessage("network camera 127.0.0.1 changes the size of its pictures");
            }
        }
    }

    @Test
    void aServerThatFallsSilentIsGivenUpAtOnceWhenThePatienceIsOver() throws Exception {
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(OK);
            for (int i = 0; i < 13; i++) {
                talk.part(PICTURE);
            }
            talk.say("--frame\r\nContent-Length: 5000\r\n\r\nhalf a pic");
            talk.stall();
        })) {
            try (HttpSource source = open(server, "/")) {
                CompletableFuture<IOException> ended = Sources.end(source);
                source.cancel();
                assertThat(ended.get()).hasMessageStartingWith("network camera 127.0.0.1 ");
            }
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (FakeServer server = new FakeServer(Talk::stall)) {
            CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(() -> refusal(server, "/"));
            patience.end();
            assertThat(ended.get()).hasMessage("network camera 127.0.0.1 does not answer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace\r\n\r\n--frame\r\nContent-Length: 999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace\r\n\r\n--frame\r\nA: b\r\n\r\nwoof",
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "HTTP/1.1 401 Unauthorized\r\n\r\n",
                "HTTP/1.1 500 Oh\r\n\r\n",
                "woof woof\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: rtsp://127.0.0.1/\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: concat:/etc/hostname|/etc/hostname\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n",
                ""
            })
    void whatSendsNoPicturesIsRefusedWithTheHostAlone(String answer) throws Exception {
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(answer);
        })) {
            assertThat(refusal(server, "/secret/path?user=me"))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("network camera 127.0.0.1 ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aRedirectionToAFileReadsNoFile(@TempDir Path folder) throws Exception {
        Path bait = Files.write(folder.resolve("bait"), OK.getBytes(StandardCharsets.US_ASCII));
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say("HTTP/1.1 302 Found\r\nLocation: file://" + bait + "\r\n\r\n");
        })) {
            assertThat(refusal(server, "/")).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a: b\r\n", "\r\n", "--frame\r\n", "\u00ff\u00d8\u00ff"})
    void whatNeverEndsIsCutOff(String babble) throws Exception {
        byte[] much = babble.repeat(10_000).getBytes(StandardCharsets.ISO_8859_1);
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(OK);
            while (true) {
                talk.say(much);
            }
        })) {
            assertThat(refusal(server, "/")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aPictureWithoutAnEndIsCutOff() throws Exception {
        byte[] much = new byte[100_000];
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(OK).say("--frame\r\nContent-Type: image/jpeg\r\n\r\n").say(new byte[] {(byte) 0xFF, (byte) 0xD8});
            while (true) {
                talk.say(much);
            }
        })) {
            assertThat(refusal(server, "/")).hasMessage("network camera 127.0.0.1 sends a picture without an end");
        }
    }

    @Test
    void picturesOfHugeSizeAreRefusedBeforeTheyAreDecoded() throws Exception {
        byte[] huge = PICTURE.clone();
        for (int i = 0; i < huge.length - 9; i++) {
            if ((huge[i] & 0xFF) == 0xFF && (huge[i + 1] & 0xFF) == 0xC0) {
                huge[i + 5] = (byte) 0xFF;
                huge[i + 7] = (byte) 0xFF;
            }
        }
        try (FakeServer server = new FakeServer(talk -> {
            talk.request();
            talk.say(OK).part(huge);
            talk.stall();
        })) {
            assertThat(refusal(server, "/"))
                    .hasMessageStartingWith("network camera 127.0.0.1 has pictures of 65")
                    .hasMessageEndingWith("at most 3840 pixels a side are allowed");
        }
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        FakeServer server = new FakeServer(Talk::stall);
        server.close();
        assertThat(refusal(server, "/")).hasMessage("network camera 127.0.0.1 does not answer");
    }

    private HttpSource open(FakeServer server, String path) throws IOException {
        return HttpSource.open(
                "front", server.uri("http", path), WISHED_RATE, () -> nanos.addAndGet(PERIOD_NANOS), patience);
    }

    private Throwable refusal(FakeServer server, String path) {
        try (HttpSource source = open(server, path)) {
            throw new AssertionError("opened: " + source.description());
        } catch (IOException refused) {
            return refused;
        }
    }

    private static void endless(Talk talk, String head) throws IOException {
        talk.request();
        talk.say(head);
        while (true) {
            talk.part(PICTURE);
        }
    }

    private static void chunk(Talk talk, byte[] bytes) throws IOException {
        talk.say(Integer.toHexString(bytes.length) + "\r\n").say(bytes).say("\r\n");
    }
}
