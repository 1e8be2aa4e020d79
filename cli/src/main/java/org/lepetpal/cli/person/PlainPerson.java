package org.lepetpal.cli.person;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Someone behind a pipe or a file: lines in, lines out. */
final class PlainPerson implements Person {
    private final BufferedReader in;
    private final PrintWriter out;
    private final BlockingQueue<Optional<String>> heard = new LinkedBlockingQueue<>();
    private boolean listening;

    PlainPerson(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void show(List<String> lines) {
        // what cannot be taken back is not shown
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public Optional<String> hear(Duration patience) throws IOException, InterruptedException {
        if (!listening) {
            listening = true;
            Thread.ofVirtual().name("input").start(this::listen);
        }
        Optional<String> line = heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            return Optional.empty();
        }
        if (line.isEmpty()) {
            heard.add(line);
            throw new EOFException("the input ended before the answer");
        }
        return line;
    }

    private void listen() {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(Optional.of(line));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            heard.add(Optional.empty());
        }
    }

    @Override
    public Optional<Character> key(Duration patience) throws InterruptedException {
        Thread.sleep(patience);
        return Optional.empty();
    }

    @Override
    public void close() {
        out.flush();
    }
}
