package org.lepetpal.cli.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainPersonTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private final StringWriter output = new StringWriter();

    private PlainPerson typing(String input) {
        return new PlainPerson(new BufferedReader(new StringReader(input)), new PrintWriter(output));
    }

    @Test
    void hearsLinesThenTheEnd() throws IOException, InterruptedException {
        PlainPerson person = typing("one\n\ntwo");

        assertThat(person.hear(SOON)).contains("one");
        assertThat(person.hear(SOON)).contains("");
        assertThat(person.hear(SOON)).contains("two");
        assertThatThrownBy(() -> person.hear(SOON)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> person.hear(SOON)).isInstanceOf(EOFException.class);
    }

    @Test
    void isShownOnlyWhatStays() {
        PlainPerson person = typing("");

        person.show(List.of("table"));
        person.say("line");

        assertThat(output.toString().strip()).isEqualTo("line");
    }
}
