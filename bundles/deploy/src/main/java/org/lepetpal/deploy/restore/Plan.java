package org.lepetpal.deploy.restore;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is to be put back.
 *
 * @param tries how many starts came to nothing
 * @param aside name of the folder for what is there
 * @param parts by name
 */
record Plan(long tries, String aside, List<String> parts) {
    /** One folder's name: what is read from a file leads nowhere else. */
    private static final Pattern ASIDE = Pattern.compile("\\d{8}-\\d{6}(-\\d+)?");

    Plan {
        if (tries < 0) {
            throw new IllegalArgumentException("starts that came to nothing: " + tries + "; 0 or more are allowed");
        }
        if (!ASIDE.matcher(aside).matches()) {
            throw new IllegalArgumentException(
                    "the folder is called \"" + aside + "\", and not YYYYMMDD-HHMMSS or YYYYMMDD-HHMMSS-N");
        }
        parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException where these are not {@link #lines} */
    static Plan of(List<String> lines) {
        if (lines.size() < 2) {
            throw new IllegalArgumentException("a plan has 2 lines or more, and not " + lines.size());
        }
        return new Plan(Long.parseLong(lines.get(0)), lines.get(1), lines.subList(2, lines.size()));
    }

    List<String> lines() {
        return Stream.concat(Stream.of(String.valueOf(tries), aside), parts.stream())
                .toList();
    }

    /** @param done those of the parts that are the last good ones now */
    String told(List<String> done) {
        return tries + " starts came to nothing: " + String.join(" and ", done)
                + " are the last good ones; the others are in data/set-aside/" + aside;
    }
}
