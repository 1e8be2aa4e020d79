package org.lepetpal.cli.person;

import java.util.Optional;

/** Makes lines of single keys. */
final class LineEditor {
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int CLEAR_LINE = 21;
    private static final int ESCAPE = 27;

    private final StringBuilder typed = new StringBuilder();
    private boolean inEscape;

    /** What stands there now. */
    String typed() {
        return typed.toString();
    }

    /** @return the line, when this key finished it */
    Optional<String> press(int key) {
        if (inEscape) {
            // an arrow or another key without meaning here: ESC [ … and a letter or ~
            inEscape = key == '[' || key == 'O' || key == ';' || Character.isDigit(key);
            return Optional.empty();
        }
        switch (key) {
            case '\r', '\n' -> {
                String line = typed.toString();
                typed.setLength(0);
                return Optional.of(line);
            }
            case BACKSPACE, DELETE -> typed.setLength(Math.max(0, typed.length() - 1));
            case CLEAR_LINE -> typed.setLength(0);
            case ESCAPE -> inEscape = true;
            default -> {
                if (key >= ' ') {
                    typed.append((char) key);
                }
            }
        }
        return Optional.empty();
    }
}
