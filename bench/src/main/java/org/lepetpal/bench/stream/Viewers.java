package org.lepetpal.bench.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many who watch one stream, on one thread, which takes what comes and looks at little of it. */
public final class Viewers implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Selector selector = Selector.open();
    private final List<Viewer> all = new ArrayList<>();
    private final AtomicInteger connected;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean counting;
    private long begunNanos;

    private Viewers(URI feed, int count) throws IOException {
        connected = new AtomicInteger(count);
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(feed.getHost(), feed.getPort()));
            String path = feed.getRawPath() + (feed.getRawQuery() == null ? "" : "?" + feed.getRawQuery());
            // 1.0, so that no server sends chunks
            channel.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.0\r\nHost: " + feed.getAuthority() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            Viewer viewer = new Viewer();
            all.add(viewer);
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, viewer);
        }
        thread = Thread.ofPlatform().name("viewers").daemon().start(this::watch);
    }

    /** Some who begin to watch now. */
    public static Viewers of(URI feed, int count) throws IOException {
        return new Viewers(feed, count);
    }

    private void watch() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (!closed) {
                selector.select(key -> take(key, buffer), 100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(SelectionKey key, ByteBuffer buffer) {
        Viewer viewer = (Viewer) key.attachment();
        try {
            int got = ((SocketChannel) key.channel()).read(buffer.clear());
            if (got < 0) {
                hungUp(key);
            } else {
                viewer.take(buffer.flip(), counting);
            }
        } catch (IOException gone) {
            hungUp(key);
        }
    }

    private void hungUp(SelectionKey key) {
        key.cancel();
        connected.decrementAndGet();
    }

    /** From now on it is counted. */
    void begin() {
        begunNanos = System.nanoTime();
        counting = true;
    }

    /** How many of them nobody has hung up on. */
    public int connected() {
        return connected.get();
    }

    /** What was seen since {@link #begin}. */
    Seen end() throws InterruptedException {
        counting = false;
        double seconds = (System.nanoTime() - begunNanos) / 1e9;
        // what is in the thread's hands is put down
        TimeUnit.MILLISECONDS.sleep(50);
        long pictures = all.stream().mapToLong(Viewer::pictures).sum();
        long bytes = all.stream().mapToLong(Viewer::bytes).sum();
        double[] gaps = sorted(all.stream().map(Viewer::gaps).toList());
        double[] lateness = sorted(all.stream().map(Viewer::lateness).toList());
        return new Seen(
                pictures / seconds,
                all.stream().mapToLong(Viewer::pictures).min().orElse(0) / seconds,
                percentile(gaps, 0.99),
                percentile(lateness, 0.5),
                percentile(lateness, 0.99),
                percentile(lateness, 1),
                pictures == 0 ? Double.NaN : bytes / 1e3 / pictures);
    }

    private static double[] sorted(List<List<Double>> each) {
        double[] all = each.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
        Arrays.sort(all);
        return all;
    }

    static double percentile(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, part * sorted.length)];
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
