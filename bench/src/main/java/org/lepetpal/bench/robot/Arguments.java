package org.lepetpal.bench.robot;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A command line of {@code --name value} pairs. */
public final class Arguments {
    private static final String HOME = "--home";
    private static final Path BUILT = Path.of("distribution/target/lepetpal");

    private final Map<String, String> given = new HashMap<>();

    /**
     * @param known names that are allowed besides {@code --home}
     * @throws IllegalArgumentException naming what is wrong
     */
    public Arguments(String[] arguments, Set<String> known) {
        Set<String> allowed = new TreeSet<>(known);
        allowed.add(HOME);
        List<String> all = List.of(arguments);
        for (int i = 0; i < all.size(); i += 2) {
            String name = all.get(i);
            if (!allowed.contains(name)) {
                throw new IllegalArgumentException("there is no option " + name + ", but " + allowed);
            }
            if (i + 1 == all.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            given.put(name, all.get(i + 1));
        }
    }

    /** Folder of the distribution. */
    public Path home() {
        return given.containsKey(HOME) ? Path.of(given.get(HOME)) : BUILT;
    }

    /** Whether it was given. */
    public boolean has(String name) {
        return given.containsKey(name);
    }

    /** @throws IllegalArgumentException when it is not given */
    public Path folder(String name) {
        if (!given.containsKey(name)) {
            throw new IllegalArgumentException(name + " FOLDER is needed");
        }
        return Path.of(given.get(name));
    }

    /** A file or folder, or another one where none was given. */
    public Path path(String name, Path otherwise) {
        return given.containsKey(name) ? Path.of(given.get(name)) : otherwise;
    }

    /** @throws IllegalArgumentException when it is no whole number from {@code least} to {@code most} */
    public int number(String name, int otherwise, int least, int most) {
        if (!given.containsKey(name)) {
            return otherwise;
        }
        String text = given.get(name);
        String allowed = " is not a whole number in " + least + "…" + most;
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " " + text + allowed, e);
        }
        throw new IllegalArgumentException(name + " " + text + allowed);
    }
}
