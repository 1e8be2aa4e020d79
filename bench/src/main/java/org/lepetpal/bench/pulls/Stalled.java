package org.lepetpal.bench.pulls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Viewers that ask for a stream and take nothing of it. */
final class Stalled implements AutoCloseable {
    private static final int SMALL = 4096;

    private final List<SocketChannel> all = new ArrayList<>();

    private Stalled() {}

    static Stalled of(URI feed, int count) throws IOException {
        Stalled stalled = new Stalled();
        try {
            for (int i = 0; i < count; i++) {
                stalled.add(feed);
            }
        } catch (IOException refused) {
            stalled.close();
            throw refused;
        }
        return stalled;
    }

    private void add(URI feed) throws IOException {
        SocketChannel channel = SocketChannel.open();
        all.add(channel);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
        channel.connect(new InetSocketAddress(feed.getHost(), feed.getPort()));
        String request = "GET " + feed.getRawPath() + " HTTP/1.1\r\nHost: " + feed.getAuthority() + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : all) {
            channel.close();
        }
    }
}
