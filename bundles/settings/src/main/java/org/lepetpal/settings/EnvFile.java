package org.lepetpal.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code lepetpal.env} says: lines of {@code NAME=value}; empty lines and lines that begin with {@code #} say
 * nothing. White space around the value and one pair of quotes around it are dropped; a {@code #} inside a value is part
 * of it. The last line of a name counts.
 *
 * @param values by variable
 * @param problems lines that are neither, for people
 */
record EnvFile(Map<String, Given> values, List<String> problems) {
    /** Name of the file, as people are told. */
    static final String NAME = "lepetpal.env";

    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");

    EnvFile {
        values = Map.copyOf(values);
        problems = List.copyOf(problems);
    }

    /** Never throws: a line that it cannot read is a problem, and the others count. */
    static EnvFile of(List<String> lines) {
        Map<String, Given> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String where = NAME + " line " + (i + 1);
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                values.put(matcher.group(1), new Given(unquoted(matcher.group(2)), where));
            } else if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                // Not shown: a line that lost its name may hold a secret.
                problems.add(where + " is not NAME=value");
            }
        }
        return new EnvFile(values, problems);
    }

    private static String unquoted(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            return text;
        }
        return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    }
}
