package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * Who a jar says it is.
 *
 * @param name symbolic name, which will do as a file's
 * @param version its version
 * @param host name of the bundle that it is a fragment of; empty for a bundle of its own
 * @param singleton whether there may be one of that name only
 * @param exports packages that it gives to others
 * @param bringsNativeCode whether it has libraries for the processor in it
 * @param inert whether nothing of it would be started: it has neither an activator nor components
 */
record Passport(
        String name,
        Version version,
        Optional<String> host,
        boolean singleton,
        Set<String> exports,
        boolean bringsNativeCode,
        boolean inert) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final String COMPONENTS = "Service-Component";
    private static final long LARGEST_MANIFEST = 1 << 20;

    Passport {
        exports = Set.copyOf(exports);
    }

    /** @throws BundleRefused where it is no bundle */
    static Passport of(Path jar) throws BundleRefused {
        try {
            ZipEnd.of(jar).requireModest();
            try (JarFile opened = new JarFile(jar.toFile())) {
                return of(manifest(opened));
            }
        } catch (IOException | SecurityException | IllegalArgumentException e) {
            throw new BundleRefused(Reason.NO_BUNDLE, "The jar is damaged, or none: " + e.getMessage());
        }
    }

    private static Passport of(Attributes main) throws BundleRefused {
        String full = Optional.ofNullable(main.getValue(Constants.BUNDLE_SYMBOLICNAME))
                .orElse("");
        if (full.isBlank()) {
            throw new BundleRefused(Reason.NO_BUNDLE, "The jar is no bundle: its manifest has no Bundle-SymbolicName");
        }
        String name = first(full);
        if (!NAME.matcher(name).matches()) {
            throw new BundleRefused(
                    Reason.NO_BUNDLE,
                    "Its Bundle-SymbolicName has other characters than letters, digits, '_', '.' and '-', begins with '.',"
                            + " or has more than 200");
        }
        return new Passport(
                name,
                Version.parseVersion(main.getValue(Constants.BUNDLE_VERSION)),
                Optional.ofNullable(main.getValue(Constants.FRAGMENT_HOST)).map(Passport::first),
                full.replace(" ", "").contains("singleton:=true"),
                Stream.ofNullable(main.getValue(Constants.EXPORT_PACKAGE))
                        .flatMap(Passport::packages)
                        .collect(Collectors.toSet()),
                main.getValue(Constants.BUNDLE_NATIVECODE) != null,
                main.getValue(Constants.BUNDLE_ACTIVATOR) == null && main.getValue(COMPONENTS) == null);
    }

    private static Attributes manifest(JarFile jar) throws IOException {
        ZipEntry entry = jar.getEntry(JarFile.MANIFEST_NAME);
        if (entry != null && entry.getSize() > LARGEST_MANIFEST) {
            throw new IOException("its manifest has more than 1 MB");
        }
        return Optional.ofNullable(jar.getManifest())
                .map(Manifest::getMainAttributes)
                .orElseGet(Attributes::new);
    }

    private static String first(String header) {
        return header.split(";", 2)[0].strip();
    }

    /** Names before the attributes and directives of each clause. */
    private static Stream<String> packages(String header) {
        return Arrays.stream(QUOTED.matcher(header).replaceAll("").split(","))
                .flatMap(clause -> Arrays.stream(clause.split(";")))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && part.indexOf('=') < 0);
    }
}
