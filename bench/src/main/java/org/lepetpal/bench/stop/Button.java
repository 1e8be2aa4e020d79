package org.lepetpal.bench.stop;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Somebody's stop button: a connection of its own for each press, apart from what the crowd shares. */
final class Button {
    private static final byte[] PRESS =
            "POST /estop HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final URI robot;

    Button(URI robot) {
        this.robot = robot;
    }

    /**
     * Stops the robot, and waits until it says so.
     *
     * @throws IOException when it does not
     */
    void press() throws IOException {
        try (Socket socket = new Socket(robot.getHost(), robot.getPort())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(PRESS);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.startsWith("HTTP/1.1 200")) {
                throw new IOException("the software stop was refused: " + answer);
            }
        }
    }
}
