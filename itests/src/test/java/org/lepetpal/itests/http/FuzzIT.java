package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** Requests about pictures and calibration with flipped bits and exchanged bytes: refused or served, and the robot lives on. */
public class FuzzIT {
    private static final int ROUNDS = 300;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int STATUS_LINE = 12;
    /** A method or version that nobody knows, and what cannot be done just now. */
    private static final Set<Integer> REFUSED = Set.of(501, 503, 505);

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final List<String> WHOLE = List.of(
            request("GET", "/snapshot.jpg?width=640&height=360&quality=80&overlays=detections,fps&camera=front", ""),
            request("GET", "/video_feed?fps=5&width=320&overlays=0", ""),
            request(
                    "PUT",
                    "/api/calibration/camera?camera=front",
                    "{\"marks\": [], \"zones\": [{\"kind\": \"bowl\", \"corners\": [[10, 10], [90.5, 10], [50, 80]]}]}"),
            request("PUT", "/api/vision/colors/ball", "{\"at\": [640, 360]}"),
            request("DELETE", "/api/vision/colors/ball", ""),
            request("PUT", "/api/sentry", "{\"enabled\": false}"),
            request(
                    "POST",
                    "/vision/process",
                    "{\"frameBase64\": \"/9j/4AAQSkZJRgABAQ==\", \"timestamp\": 1763722800.5, \"enabledModels\": [\"color\"]}"));

    @Test
    public void nothingThatIsSentEndsInAFaultOfTheServer() throws Exception {
        Random random = new Random(61);
        try (Robot robot = Robot.start(Map.of())) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] sent = damaged(WHOLE.get(random.nextInt(WHOLE.size())), random);
                assertThat(status(robot, sent))
                        .as(() -> new String(sent, StandardCharsets.ISO_8859_1))
                        .matches(FuzzIT::isNoFault, "no fault of the server");
            }
            assertThat(robot.process().isAlive()).isTrue();
            assertThat(robot.get("/health").statusCode()).isEqualTo(200);
            assertThat(robot.get("/snapshot.jpg?width=320").statusCode()).isEqualTo(200);
        }
    }

    private static String request(String method, String path, String body) {
        return method + " " + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** Half of the harm is done within the first line, where parameters are. */
    private static byte[] damaged(String whole, Random random) {
        byte[] bytes = whole.getBytes(StandardCharsets.US_ASCII);
        int line = whole.indexOf('\r');
        for (int harm = random.nextInt(4); harm >= 0; harm--) {
            int at = random.nextInt(random.nextBoolean() ? line : bytes.length);
            bytes[at] = (byte) (random.nextBoolean() ? bytes[at] ^ 1 << random.nextInt(8) : random.nextInt(256));
        }
        return bytes;
    }

    private static boolean isNoFault(int status) {
        return status < 500 || REFUSED.contains(status);
    }

    /** 0 where the server hung up without a word, which it may. */
    private static int status(Robot robot, byte[] request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), robot.uri("/").getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return status(socket.getInputStream());
        }
    }

    private static int status(InputStream in) throws SocketTimeoutException {
        try {
            Matcher status = STATUS.matcher(new String(in.readNBytes(STATUS_LINE), StandardCharsets.US_ASCII));
            return status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
        } catch (SocketTimeoutException hangs) {
            throw hangs;
        } catch (IOException hungUp) {
            return 0;
        }
    }
}
