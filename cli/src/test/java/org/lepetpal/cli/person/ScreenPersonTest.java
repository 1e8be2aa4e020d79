package org.lepetpal.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreenPersonTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private LineDisciplineTerminal terminal;
    private ScreenPerson person;

    @BeforeEach
    void open() throws IOException {
        terminal = new LineDisciplineTerminal("test", "ansi", output, StandardCharsets.UTF_8);
        terminal.setSize(new Size(30, 24));
        person = new ScreenPerson(terminal);
    }

    @AfterEach
    void close() throws IOException {
        person.close();
        terminal.close();
    }

    private String written() {
        String text = output.toString(StandardCharsets.UTF_8);
        output.reset();
        return text;
    }

    @Test
    void aBlockIsDrawnInThePlaceOfTheOneBefore() {
        person.show(List.of("one", "two"));
        written();

        person.show(List.of("three"));

        assertThat(written()).isEqualTo("\033[2A\r\033[Jthree\r\n");
    }

    @Test
    void whatIsSaidStaysAndTheBlockGoes() {
        person.show(List.of("one"));
        written();

        person.say("hello");

        assertThat(written()).isEqualTo("\033[1A\r\033[Jhello\r\n");
    }

    @Test
    void linesOfABlockAreCutToTheWidth() {
        person.show(List.of("x".repeat(50)));

        assertThat(written()).endsWith("x".repeat(29) + "\r\n").doesNotContain("x".repeat(30));
    }

    @Test
    void aLineIsTypedBelowTheBlock() throws IOException {
        terminal.processInputBytes("yes\r".getBytes(StandardCharsets.UTF_8));

        assertThat(person.hear(SOON)).contains("yes");
        assertThat(written()).contains("> y", "> ye", "> yes").endsWith("> yes\r\n");
    }

    @Test
    void nothingTypedIsNoLine() throws IOException {
        terminal.processInputBytes("ye".getBytes(StandardCharsets.UTF_8));

        assertThat(person.hear(Duration.ofMillis(30))).isEmpty();
        terminal.processInputBytes("s\n".getBytes(StandardCharsets.UTF_8));
        assertThat(person.hear(SOON)).contains("yes");
    }

    @Test
    void aSingleKeyNeedsNoEnter() throws IOException {
        terminal.processInputBytes("q".getBytes(StandardCharsets.UTF_8));

        assertThat(person.key(SOON)).contains('q');
    }
}
