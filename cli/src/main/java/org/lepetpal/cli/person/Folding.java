package org.lepetpal.cli.person;

import java.util.ArrayList;
import java.util.List;

/** Folds text between words, so that none is cut by the edge of the screen. */
final class Folding {
    private Folding() {}

    /** @return at least one line; a word that is longer than the width stays whole */
    static List<String> at(int width, String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            if (space <= 0) {
                space = rest.indexOf(' ', width);
            }
            if (space < 0) {
                break;
            }
            lines.add(rest.substring(0, space));
            rest = rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }
}
