package org.lepetpal.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineEditorTest {
    private final LineEditor editor = new LineEditor();

    private Optional<String> type(String keys) {
        Optional<String> line = Optional.empty();
        for (char key : keys.toCharArray()) {
            line = editor.press(key);
        }
        return line;
    }

    @Test
    void enterFinishesTheLine() {
        assertThat(type("swept\r")).contains("swept");
        assertThat(type("\n")).contains("");
    }

    @Test
    void backspaceTakesAway() {
        assertThat(type("\b\bno\b\177yes\n")).contains("yes");
        assertThat(type("wrong\025right\n")).contains("right");
    }

    @Test
    void keysWithoutMeaningLeaveNothing() {
        assertThat(type("\tab\033[A\033[1;5Cc\n")).contains("abc");
    }
}
