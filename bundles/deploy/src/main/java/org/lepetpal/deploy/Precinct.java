package org.lepetpal.deploy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

/** What a newcomer must not touch: a robot cannot do without it for a moment, or native code cannot be loaded twice. */
final class Precinct {
    /** Begin of the names of bundles that wrap native libraries. */
    static final String NATIVE = "org.lepetpal.wrap.";

    private static final List<String> KEPT =
            List.of("org.apache.felix.framework", "system.bundle", "org.lepetpal.api", "org.lepetpal.deploy");
    private static final String CONTRACTS = "org.lepetpal.api";

    private Precinct() {}

    /**
     * @param restarted names of those that would be stopped and started for it
     * @param wrapped packages of the native wrappers
     */
    static void requireUntouched(Passport newcomer, List<String> restarted, Set<String> wrapped) throws BundleRefused {
        Stream<String> names = Stream.concat(
                        Stream.concat(Stream.of(newcomer.name()), newcomer.host().stream()), restarted.stream())
                .filter(name -> KEPT.contains(name) || name.startsWith(NATIVE));
        Stream<String> packages = newcomer.exports().stream()
                .filter(name -> name.equals(CONTRACTS) || name.startsWith(CONTRACTS + ".") || wrapped.contains(name));
        Stream<String> libraries = newcomer.bringsNativeCode() ? Stream.of("native code") : Stream.empty();
        List<String> touched = Stream.of(names, packages, libraries)
                .flatMap(each -> each)
                .distinct()
                .toList();
        if (!touched.isEmpty()) {
            throw new BundleRefused(
                    Reason.PROTECTED,
                    newcomer.name() + " touches what is not changed while the robot runs (" + String.join(", ", touched)
                            + "): put it into bundles/ and restart, or force it");
        }
    }
}
