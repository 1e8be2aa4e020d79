import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A step of the build, run from its source: writes {@code conf/config.properties} with the resolved bundles by start
 * level, and fails where the jars in {@code bundles/} are not exactly the resolved ones.
 */
final class StartList {
    private static final Pattern RULE = Pattern.compile("(\\S+)\\s*=\\s*(\\d+)");

    private StartList() {}

    /** Arguments: bundles.lock, start-levels.txt, the head of config.properties, the distribution's folder. */
    public static void main(String[] arguments) throws IOException {
        Set<String> resolved = resolved(Path.of(arguments[0]));
        Map<Pattern, Integer> levels = levels(Path.of(arguments[1]));
        String head = Files.readString(Path.of(arguments[2]));
        Path home = Path.of(arguments[3]);
        Map<String, Path> jars = jars(home.resolve("bundles"), resolved);

        SortedMap<Integer, List<String>> byLevel = new TreeMap<>();
        jars.forEach((name, jar) -> byLevel.computeIfAbsent(level(name, levels), any -> new ArrayList<>())
                .add(entry(home, jar)));
        String list = byLevel.entrySet().stream()
                .map(at -> "felix.auto.start." + at.getKey() + "=" + String.join(" \\\n  ", at.getValue()) + "\n")
                .collect(Collectors.joining("\n"));
        Files.createDirectories(home.resolve("conf"));
        Files.writeString(home.resolve("conf/config.properties"), head + list);
        for (String folder : List.of("data", "deploy", "log", "models")) {
            Files.createDirectories(home.resolve(folder));
        }
        if (!home.resolve("bin/lepetpal").toFile().setExecutable(true)) {
            throw new IOException("bin/lepetpal cannot be made executable");
        }
    }

    /** Quoted, because a folder's name may hold spaces. */
    private static String entry(Path home, Path jar) {
        return "\"file:${lepetpal.home}/" + home.relativize(jar) + "\"";
    }

    private static Set<String> resolved(Path lock) throws IOException {
        return Files.readAllLines(lock).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<Pattern, Integer> levels(Path file) throws IOException {
        Map<Pattern, Integer> levels = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher rule = RULE.matcher(line);
            if (!line.startsWith("#") && rule.matches()) {
                String glob = Pattern.quote(rule.group(1)).replace("*", "\\E.*\\Q");
                levels.put(Pattern.compile(glob), Integer.valueOf(rule.group(2)));
            }
        }
        return levels;
    }

    private static int level(String symbolicName, Map<Pattern, Integer> levels) {
        return levels.entrySet().stream()
                .filter(rule -> rule.getKey().matcher(symbolicName).matches())
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow(() -> new IllegalStateException("no start level for " + symbolicName));
    }

    /** The jar of each resolved bundle. */
    private static Map<String, Path> jars(Path folder, Set<String> resolved) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        Map<String, Path> jars = new TreeMap<>();
        for (Path file : files) {
            String name = name(file);
            if (!resolved.contains(name)) {
                throw new IOException(file.getFileName() + " is a dependency in pom.xml, but " + name
                        + " is not among the resolved bundles: nothing needs it, or it is to be named in -runrequires");
            }
            if (jars.put(name, file) != null) {
                throw new IOException("two jars are " + name);
            }
        }
        List<String> missing =
                resolved.stream().filter(name -> !jars.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new IOException("resolved, but no jar is there: " + missing);
        }
        return jars;
    }

    private static String name(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes main = file.getManifest().getMainAttributes();
            String name = main.getValue("Bundle-SymbolicName");
            if (name == null) {
                throw new IOException(jar.getFileName() + " is no bundle");
            }
            return name.replaceFirst(";.*", "").strip();
        }
    }
}
