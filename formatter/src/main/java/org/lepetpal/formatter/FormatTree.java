package org.lepetpal.formatter;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Formats every Java source below a folder, or says which ones are not formatted. It runs in a JVM of its own, so that
 * Maven may run on a Java that cannot read these sources.
 */
public final class FormatTree {
    private static final Set<String> SKIPPED = Set.of("target", ".git");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private FormatTree() {}

    /** @param arguments {@code check} or {@code apply}, then the folder */
    public static void main(String[] arguments) throws IOException, FormatterException {
        boolean apply = arguments[0].equals("apply");
        List<Path> wrong = new FormatTree().run(Path.of(arguments[1]), apply);
        if (!apply && !wrong.isEmpty()) {
            System.err.println("Not formatted; './lepetpal format' mends it:");
            wrong.forEach(file -> System.err.println("  " + file));
            System.exit(1);
        }
    }

    private List<Path> run(Path root, boolean apply) throws IOException, FormatterException {
        List<Path> wrong = new ArrayList<>();
        for (Path file : sources(root)) {
            String source = Files.readString(file);
            String formatted = format(file, source);
            if (!formatted.equals(source)) {
                wrong.add(root.relativize(file));
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        return wrong;
    }

    private String format(Path file, String source) throws FormatterException {
        try {
            String tidy = RemoveUnusedImports.removeUnusedImports(source);
            return formatter.formatSource(ImportOrderer.reorderImports(tidy, JavaFormatterOptions.Style.PALANTIR));
        } catch (FormatterException unreadable) {
            System.err.println(file + " cannot be read as Java");
            throw unreadable;
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return SKIPPED.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }
}
