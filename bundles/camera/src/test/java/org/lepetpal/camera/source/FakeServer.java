package org.lepetpal.camera.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers each request as the test says, until it is closed. */
final class FakeServer implements AutoCloseable {
    private final ServerSocket socket;
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    FakeServer(Answer answer) throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(() -> serve(answer));
    }

    private void serve(Answer answer) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> answer(client, answer));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client, Answer answer) {
        try (client) {
            answer.to(new Talk(client.getInputStream(), client.getOutputStream(), end));
        } catch (IOException gone) {
            return;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    URI uri(String scheme, String path) {
        return URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort() + path);
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        socket.close();
        threads.shutdownNow();
    }

    /** What it does with a client. */
    @FunctionalInterface
    interface Answer {
        void to(Talk talk) throws IOException, InterruptedException;
    }

    /** One client. */
    record Talk(InputStream in, OutputStream out, CountDownLatch end) {
        /** The request, up to the empty line. */
        String request() throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int b = in.read();
                if (b < 0) {
                    throw new IOException("the client is gone");
                }
                text.append((char) b);
            }
            return text.toString();
        }

        Talk say(String text) throws IOException {
            return say(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        Talk say(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
            return this;
        }

        Talk part(byte[] jpeg) throws IOException {
            return say("--frame\r\nContent-Type: image/jpeg\r\nContent-Length: " + jpeg.length + "\r\n\r\n")
                    .say(jpeg)
                    .say("\r\n");
        }

        /** Says nothing any more until the test is over. */
        void stall() throws InterruptedException {
            end.await();
        }
    }
}
