import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of the build, run from its source: compares the bundles that the resolver chose with those in
 * {@code bundles.lock}, and fails where they differ.
 */
final class BundleLock {
    private static final Pattern RUN_BUNDLE = Pattern.compile("([\\w.-]+);version='\\[([^,]+),[^)]*\\)'");
    private static final String HEAD = """
            # The bundles of the distribution and their versions, as resolved from lepetpal.bndrun. Written by
            #     mvn -f distribution/pom.xml process-resources -Dresolution.locked=false
            """;

    private BundleLock() {}

    /** Arguments: the resolved run file, bundles.lock, and false to write the lock instead of comparing. */
    public static void main(String[] arguments) throws IOException {
        SortedSet<String> resolved = resolved(Path.of(arguments[0]));
        Path lock = Path.of(arguments[1]);
        if (arguments[2].equals("false")) {
            Files.writeString(lock, HEAD + String.join("\n", resolved) + "\n");
            return;
        }
        SortedSet<String> locked = locked(lock);
        List<String> fresh =
                resolved.stream().filter(bundle -> !locked.contains(bundle)).toList();
        List<String> gone =
                locked.stream().filter(bundle -> !resolved.contains(bundle)).toList();
        if (!fresh.isEmpty() || !gone.isEmpty()) {
            fresh.forEach(bundle -> System.err.println("resolved, but not in bundles.lock: " + bundle));
            gone.forEach(bundle -> System.err.println("in bundles.lock, but not resolved: " + bundle));
            System.err.println("If that is meant, write the list anew (see bundles.lock) and commit it.");
            System.exit(1);
        }
    }

    private static SortedSet<String> resolved(Path run) throws IOException {
        String text = Files.readString(run);
        SortedSet<String> bundles = new TreeSet<>();
        Matcher bundle = RUN_BUNDLE.matcher(text.substring(text.indexOf("-runbundles")));
        while (bundle.find()) {
            bundles.add(bundle.group(1) + " " + bundle.group(2));
        }
        return bundles;
    }

    private static SortedSet<String> locked(Path lock) throws IOException {
        SortedSet<String> bundles = new TreeSet<>(Files.exists(lock) ? Files.readAllLines(lock) : List.of());
        bundles.removeIf(line -> line.isBlank() || line.startsWith("#"));
        return bundles;
    }
}
