package org.lepetpal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Writes the {@code lepetpal.env} that a distribution ships: every variable that one of its bundles reads, commented
 * out, with default, description and what is allowed. A build runs it, so that the file is true by construction.
 */
public final class EnvTemplate {
    private static final int WIDTH = 100;
    private static final String HEAD = """
            # LePetPal: settings.
            #
            # Every variable that some part of the robot reads, commented out, with its default. Take away the "#" to
            # change one, and start the robot anew. The process's environment wins over this file. What is set in
            # neither can be edited in the web console, at /system/console/configMgr, and stays as edited.
            # Lines are NAME=value; there are no comments after a value. A value that is not allowed keeps out the one
            # part that reads it, and what was edited there counts no more: the log and GET /health name the variable
            # and what is allowed.
            """;

    private EnvTemplate() {}

    /**
     * @param arguments the folder with the bundles' jars; the file to write; the file in use, which is written too unless
     *     somebody has set something in it
     * @throws IOException when a jar cannot be read, a file cannot be written, or two parts disagree on a default
     */
    public static void main(String[] arguments) throws IOException {
        String text = text(groups(Path.of(arguments[0])));
        Files.writeString(Path.of(arguments[1]), text);
        Path inUse = Path.of(arguments[2]);
        if (!Files.exists(inUse)
                || EnvFile.of(Files.readAllLines(inUse)).values().isEmpty()) {
            Files.writeString(inUse, text);
        }
    }

    /** The file's text: groups in alphabetical order of PID, and each variable where it comes first. */
    static String text(List<Group> groups) throws IOException {
        Map<String, Group> byPid = new TreeMap<>();
        groups.forEach(group -> byPid.put(group.pid(), group));
        StringBuilder out = new StringBuilder(HEAD);
        Map<String, String> written = new LinkedHashMap<>();
        for (Group group : byPid.values()) {
            List<Attribute> fresh = new ArrayList<>();
            for (Attribute variable : group.variables().toList()) {
                String earlier = written.putIfAbsent(variable.name(), variable.defaultText());
                if (earlier == null) {
                    fresh.add(variable);
                } else if (!earlier.equals(variable.defaultText())) {
                    throw new IOException(variable.name() + " has two defaults: \"" + earlier + "\" and \""
                            + variable.defaultText() + "\" (" + group.pid() + ")");
                }
            }
            if (!fresh.isEmpty()) {
                out.append("\n# ---- ")
                        .append(group.name())
                        .append(" (")
                        .append(group.pid())
                        .append(")\n");
                fresh.forEach(variable -> out.append('\n').append(entry(variable)));
            }
        }
        return out.toString();
    }

    private static String entry(Attribute variable) {
        String description = variable.description().strip();
        String end = description.isEmpty() || description.endsWith(".") ? " " : ". ";
        String about = (description + end + "Allowed: " + variable.allowed() + ".").strip();
        return wrapped(about) + "#" + variable.name() + "=" + variable.defaultText() + "\n";
    }

    private static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder("#");
        for (String word : text.split("\\s+")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        return out.append(line).append('\n').toString();
    }

    private static List<Group> groups(Path folder) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        List<Group> groups = new ArrayList<>();
        for (Path file : jars) {
            try (JarFile jar = new JarFile(file.toFile())) {
                groups.addAll(groups(jar));
            }
        }
        return groups;
    }

    private static List<Group> groups(JarFile jar) throws IOException {
        String symbolicName = Optional.ofNullable(jar.getManifest())
                .map(manifest -> manifest.getMainAttributes().getValue("Bundle-SymbolicName"))
                .map(header -> header.replaceFirst(";.*", "").strip())
                .orElse("");
        List<Group> groups = new ArrayList<>();
        for (JarEntry entry : jar.stream().filter(EnvTemplate::isMetatype).toList()) {
            try (InputStream in = jar.getInputStream(entry)) {
                MetatypeXml.read(in).stream()
                        .filter(group -> group.belongsTo(symbolicName))
                        .forEach(groups::add);
            }
        }
        return groups;
    }

    private static boolean isMetatype(JarEntry entry) {
        return entry.getName().startsWith(MetatypeXml.FOLDER + "/")
                && entry.getName().endsWith(".xml");
    }
}
