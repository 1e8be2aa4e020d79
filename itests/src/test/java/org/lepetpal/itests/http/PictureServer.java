package org.lepetpal.itests.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A network camera: the same few JPEGs over and over, 20 a second, to everybody who comes. It can be pulled and returned. */
final class PictureServer implements AutoCloseable {
    private static final long PERIOD_MILLIS = 50;

    private final List<byte[]> pictures;
    private final int port;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private ServerSocket socket;
    private volatile boolean frozen;

    PictureServer(List<byte[]> pictures) throws IOException {
        this.pictures = List.copyOf(pictures);
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        port = socket.getLocalPort();
        serve(socket);
    }

    String address() {
        return "http://user:secret@127.0.0.1:" + port + "/stream";
    }

    /** From now on it is one and the same picture, and its connections stay. */
    void freeze(boolean stands) {
        frozen = stands;
    }

    /** Nobody is there any more. */
    void pull() throws IOException {
        socket.close();
        for (Socket client : clients) {
            client.close();
        }
    }

    /** It is there again, at the same address. */
    void giveBack() throws IOException {
        socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        serve(socket);
    }

    private void serve(ServerSocket door) {
        Thread.ofVirtual().start(() -> {
            while (!door.isClosed()) {
                try {
                    Socket client = door.accept();
                    clients.add(client);
                    Thread.ofVirtual().start(() -> send(client));
                } catch (IOException pulled) {
                    return;
                }
            }
        });
    }

    private void send(Socket client) {
        try (client;
                OutputStream out = client.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; true; i++) {
                byte[] picture = pictures.get(frozen ? 0 : i % pictures.size());
                out.write(("--b\r\nContent-Type: image/jpeg\r\nContent-Length: " + picture.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(picture);
                out.write(new byte[] {'\r', '\n'});
                out.flush();
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
            }
        } catch (IOException gone) {
            clients.remove(client);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        pull();
    }
}
