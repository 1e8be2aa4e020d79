package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * Who a jar says it is.
 *
 * @param name symbolic name
 * @param version its version
 * @param host name of the bundle that it is a fragment of; empty for a bundle of its own
 * @param singleton whether there may be one of that name only
 */
record Passport(String name, Version version, Optional<String> host, boolean singleton) {
    /** @throws BundleRefused where it is no bundle */
    static Passport of(Path jar) throws BundleRefused {
        try (JarFile opened = new JarFile(jar.toFile())) {
            Attributes main = Optional.ofNullable(opened.getManifest())
                    .map(Manifest::getMainAttributes)
                    .orElseGet(Attributes::new);
            String name = Optional.ofNullable(main.getValue(Constants.BUNDLE_SYMBOLICNAME))
                    .orElse("");
            if (name.isBlank()) {
                throw new BundleRefused(
                        Reason.NO_BUNDLE, "The jar is no bundle: its manifest has no Bundle-SymbolicName");
            }
            return new Passport(
                    first(name),
                    Version.parseVersion(main.getValue(Constants.BUNDLE_VERSION)),
                    Optional.ofNullable(main.getValue(Constants.FRAGMENT_HOST)).map(Passport::first),
                    name.replace(" ", "").contains("singleton:=true"));
        } catch (IOException | SecurityException | IllegalArgumentException e) {
            throw new BundleRefused(Reason.NO_BUNDLE, "The jar is damaged, or none: " + e.getMessage());
        }
    }

    private static String first(String header) {
        return header.split(";", 2)[0].strip();
    }
}
