package org.lepetpal.video.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A container's side of one viewer, whose network takes as many writes as the test lets it. */
final class FakeConnection extends ServletOutputStream {
    private final List<Written> written = new ArrayList<>();
    private Optional<WriteListener> listener = Optional.empty();
    private Optional<AsyncListener> watcher = Optional.empty();
    private int room = Integer.MAX_VALUE;
    private boolean waitsForRoom;
    private boolean broken;
    private int completed;
    private int flushed;

    /** The network takes {@code writes} more writes, and says so to whoever waits. */
    void takes(int writes) throws IOException {
        room = writes;
        if (waitsForRoom && room > 0) {
            waitsForRoom = false;
            listener.orElseThrow().onWritePossible();
        }
    }

    /** The container is done with the connection, and reads from nothing that was written any more. */
    void isOver() throws IOException {
        watcher.orElseThrow().onComplete(null);
    }

    void breaks() {
        broken = true;
    }

    /** What was written, a write each. */
    List<Written> written() {
        return written;
    }

    /** How often what is buffered was sent. */
    int flushed() {
        return flushed;
    }

    @Override
    public void flush() {
        flushed++;
    }

    int completed() {
        return completed;
    }

    AsyncContext async() {
        return (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("complete")) {
                        completed++;
                    } else if (method.getName().equals("addListener")) {
                        watcher = Optional.of((AsyncListener) arguments[0]);
                    }
                    return null;
                });
    }

    @Override
    public boolean isReady() {
        if (room == 0) {
            waitsForRoom = true;
        }
        return room > 0;
    }

    @Override
    public void setWriteListener(WriteListener wishes) {
        listener = Optional.of(wishes);
        try {
            wishes.onWritePossible();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void write(ByteBuffer buffer) throws IOException {
        if (broken) {
            throw new IOException("connection reset");
        }
        if (room == 0) {
            throw new AssertionError("written although there is no room: that would block");
        }
        room--;
        byte[] bytes = new byte[buffer.remaining()];
        long address = MemorySegment.ofBuffer(buffer).address();
        buffer.get(bytes);
        written.add(new Written(address, bytes));
    }

    @Override
    public void write(int b) {
        throw new AssertionError("single bytes are never written");
    }

    /** One write. It equals another only where both wrote the same from the very same memory: that is how sharing is seen. */
    record Written(long address, byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Written written
                    && address == written.address
                    && Arrays.equals(bytes, written.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /** Length and headers; nobody wants to read a picture's bytes in a failure. */
        @Override
        public String toString() {
            String head = new String(bytes, 0, Math.min(bytes.length, 90), StandardCharsets.ISO_8859_1);
            return bytes.length + " bytes: " + head.replaceAll("[^ -~]+", " ").strip();
        }
    }
}
