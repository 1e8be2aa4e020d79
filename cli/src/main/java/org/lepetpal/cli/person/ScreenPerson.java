package org.lepetpal.cli.person;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Someone before a terminal: text that stays, and below it a block drawn anew in place, with the line being typed. */
final class ScreenPerson implements Person {
    /** ECMA-48: back up to the block's first line, then erase to the end of the screen. */
    private static final String UP = "\033[%dA";

    private static final String ERASE_BELOW = "\r\033[J";
    private static final int NARROWEST = 20;

    private final Screen screen;
    private final LineEditor editor = new LineEditor();
    private List<String> block = List.of();
    private boolean asking;

    ScreenPerson(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void say(String line) {
        String old = erasure();
        block = List.of();
        screen.write(old + String.join("\n", Folding.at(width(), line)) + "\n" + drawing());
    }

    @Override
    public void show(List<String> lines) {
        String old = erasure();
        block = List.copyOf(lines);
        screen.write(old + drawing());
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Optional<String> hear(Duration patience) throws IOException {
        if (!asking) {
            asking = true;
            screen.write(drawingOfInput());
        }
        long until = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0; left = until - System.nanoTime()) {
            OptionalInt key = screen.read(Duration.ofNanos(left));
            if (key.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> line = editor.press(key.getAsInt());
            if (line.isPresent()) {
                asking = false;
                say("> " + line.get());
                return line;
            }
            screen.write(drawingOfInput());
        }
        return Optional.empty();
    }

    @Override
    public Optional<Character> key(Duration patience) throws IOException {
        OptionalInt key = screen.read(patience);
        return key.isPresent() ? Optional.of((char) key.getAsInt()) : Optional.empty();
    }

    @Override
    public void close() {
        if (asking) {
            asking = false;
            screen.write("\n");
        }
        screen.close();
    }

    /** One less than there are columns: some terminals go to the next line after the last. */
    private int width() {
        return Math.max(NARROWEST, screen.width() - 1);
    }

    private String erasure() {
        return (block.isEmpty() ? "" : UP.formatted(block.size())) + ERASE_BELOW;
    }

    private String drawing() {
        int width = width();
        StringBuilder lines = new StringBuilder();
        block.forEach(
                line -> lines.append(line, 0, Math.min(line.length(), width)).append('\n'));
        return lines + (asking ? drawingOfInput() : "");
    }

    private String drawingOfInput() {
        return ERASE_BELOW + "> " + editor.typed();
    }
}
