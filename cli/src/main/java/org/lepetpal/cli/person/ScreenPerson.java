package org.lepetpal.cli.person;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Someone before a terminal: text that stays, and below it a block drawn anew in place, with the line being typed. */
final class ScreenPerson implements Person {
    /** ECMA-48: back up to the block's first line, then erase to the end of the screen. */
    private static final String UP = "\033[%dA";

    private static final String ERASE_BELOW = "\r\033[J";
    private static final int NARROWEST = 20;

    private final Terminal terminal;
    private final PrintWriter out;
    private final NonBlockingReader keys;
    private final Attributes before;
    private final LineEditor editor = new LineEditor();
    private final AtomicBoolean closed = new AtomicBoolean();
    private List<String> block = List.of();
    private boolean asking;
    /** Lines between the block's first and the cursor. */
    private int below;

    ScreenPerson(Terminal terminal) {
        this.terminal = terminal;
        this.out = terminal.writer();
        this.keys = terminal.reader();
        this.before = terminal.enterRawMode();
    }

    @Override
    public void say(String line) {
        erase();
        block = List.of();
        Folding.at(width(), line).forEach(part -> out.print(part + "\n"));
        draw();
    }

    @Override
    public void show(List<String> lines) {
        erase();
        block = List.copyOf(lines);
        draw();
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Optional<String> hear(Duration patience) throws IOException {
        if (!asking) {
            asking = true;
            erase();
            draw();
        }
        long until = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); left > 0; left = (until - System.nanoTime()) / 1_000_000) {
            Optional<Character> key = key(Duration.ofMillis(left));
            Optional<String> line = key.flatMap(editor::press);
            if (line.isPresent()) {
                asking = false;
                say("> " + line.get());
                return line;
            }
            if (key.isPresent()) {
                erase();
                draw();
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Character> key(Duration patience) throws IOException {
        int key = keys.read(Math.max(1, patience.toMillis()));
        if (key == NonBlockingReader.EOF) {
            throw new EOFException("the terminal is gone");
        }
        return key == NonBlockingReader.READ_EXPIRED ? Optional.empty() : Optional.of((char) key);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (below > 0 || asking) {
            out.print("\n");
        }
        terminal.flush();
        terminal.setAttributes(before);
    }

    /** One less than there are columns: some terminals go to the next line after the last. */
    private int width() {
        return Math.max(NARROWEST, terminal.getWidth() - 1);
    }

    private void erase() {
        if (below > 0) {
            out.printf(UP, below);
        }
        out.print(ERASE_BELOW);
        below = 0;
    }

    private void draw() {
        int width = width();
        for (String line : block) {
            out.print(line.substring(0, Math.min(line.length(), width)) + "\n");
            below++;
        }
        if (asking) {
            out.print("> " + editor.typed());
        }
        terminal.flush();
    }
}
