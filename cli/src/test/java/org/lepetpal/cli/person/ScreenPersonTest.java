package org.lepetpal.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScreenPersonTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private final FakeScreen screen = new FakeScreen();
    private final ScreenPerson person = new ScreenPerson(screen);

    /** Thirty columns; keys are there before they are waited for. */
    private static final class FakeScreen implements Screen {
        private final Deque<Integer> keys = new ArrayDeque<>();
        private final StringBuilder written = new StringBuilder();
        private boolean closed;

        void type(String text) {
            text.chars().forEach(keys::add);
        }

        String written() {
            String text = written.toString();
            written.setLength(0);
            return text;
        }

        @Override
        public OptionalInt read(Duration patience) {
            return keys.isEmpty() ? OptionalInt.empty() : OptionalInt.of(keys.remove());
        }

        @Override
        public void write(String text) {
            written.append(text);
        }

        @Override
        public int width() {
            return 30;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aBlockIsDrawnInThePlaceOfTheOneBefore() {
        person.show(List.of("one", "two"));
        screen.written();

        person.show(List.of("three"));

        assertThat(screen.written()).isEqualTo("\033[2A\r\033[Jthree\n");
    }

    @Test
    void whatIsSaidStaysAndTheBlockGoes() {
        person.show(List.of("one"));
        screen.written();

        person.say("hello");
        person.show(List.of("two"));

        assertThat(screen.written()).isEqualTo("\033[1A\r\033[Jhello\n\r\033[Jtwo\n");
    }

    @Test
    void linesOfABlockAreCutAndTextIsFoldedToTheWidth() {
        person.show(List.of("x".repeat(50)));
        assertThat(screen.written()).endsWith("\033[J" + "x".repeat(29) + "\n");

        person.say("bring every joint to its middle and wait");
        assertThat(screen.written()).endsWith("bring every joint to its\nmiddle and wait\n");
    }

    @Test
    void aLineIsTypedBelowTheBlock() throws IOException {
        person.show(List.of("table"));
        screen.type("yes\r");

        assertThat(person.hear(SOON)).contains("yes");
        assertThat(screen.written()).contains("> y", "> ye", "> yes").endsWith("\033[1A\r\033[J> yes\n");
    }

    @Test
    void whatIsTypedOutlivesANewBlock() throws IOException {
        screen.type("ye");
        assertThat(person.hear(SOON)).isEmpty();

        person.show(List.of("table"));
        assertThat(screen.written()).endsWith("table\n\r\033[J> ye");

        screen.type("s\n");
        assertThat(person.hear(SOON)).contains("yes");
    }

    @Test
    void aSingleKeyNeedsNoEnter() throws IOException {
        screen.type("q");

        assertThat(person.key(SOON)).contains('q');
        assertThat(person.key(SOON)).isEmpty();
    }

    @Test
    void leavesTheTerminalAsItWas() {
        person.close();

        assertThat(screen.closed).isTrue();
    }
}
