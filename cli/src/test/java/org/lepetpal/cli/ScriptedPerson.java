package org.lepetpal.cli;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.lepetpal.cli.person.Person;

/** Says what it was told to say, one thing after the other, and keeps what it was told. */
final class ScriptedPerson implements Person {
    private final List<String> told = new ArrayList<>();
    private final List<List<String>> shown = new ArrayList<>();
    private final Deque<String> lines;
    private final boolean live;
    private final Runnable beforeLeaving;

    /** @param lines typed one for each question; after the last the input is at its end */
    ScriptedPerson(boolean live, String... lines) {
        this(live, () -> {}, lines);
    }

    /** @param beforeLeaving runs when the person has no more to say */
    ScriptedPerson(boolean live, Runnable beforeLeaving, String... lines) {
        this.live = live;
        this.beforeLeaving = beforeLeaving;
        this.lines = new ArrayDeque<>(List.of(lines));
    }

    List<String> told() {
        return told;
    }

    List<List<String>> shown() {
        return shown;
    }

    @Override
    public void say(String line) {
        told.add(line);
    }

    @Override
    public void show(List<String> block) {
        shown.add(block);
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public Optional<String> hear(Duration patience) throws IOException {
        if (lines.isEmpty()) {
            beforeLeaving.run();
            throw new EOFException("the input ended before the answer");
        }
        return Optional.of(lines.remove());
    }

    @Override
    public Optional<Character> key(Duration patience) {
        Optional<Character> key = lines.isEmpty() || lines.peek().length() != 1
                ? Optional.empty()
                : Optional.of(lines.peek().charAt(0));
        if (key.isPresent()) {
            lines.remove();
        }
        return key;
    }

    @Override
    public void close() {
        // nothing to put back
    }
}
