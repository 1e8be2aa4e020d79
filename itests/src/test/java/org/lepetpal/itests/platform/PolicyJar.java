package org.lepetpal.itests.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;

/** Makes a bundle out of test classes, as the author of a plug-in would with a build of his own. */
public final class PolicyJar {
    private PolicyJar() {}

    /**
     * @param name symbolic name
     * @param version bundle version
     * @param activator started with the bundle
     * @param classes what else the bundle holds
     */
    public static byte[] of(
            String name, String version, Class<? extends BundleActivator> activator, Class<?>... classes)
            throws IOException {
        return needing("org.lepetpal.api.policy", name, version, activator, classes);
    }

    /**
     * The same with another package that it needs.
     *
     * @param needed name of the package
     */
    public static byte[] needing(
            String needed, String name, String version, Class<? extends BundleActivator> activator, Class<?>... classes)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue("Bundle-Activator", activator.getName());
        main.putValue(
                "Import-Package",
                "org.osgi.framework,org.lepetpal.api,org.lepetpal.api.health,org.lepetpal.api.arm,"
                        + "org.lepetpal.api.command,org.lepetpal.api.policy"
                        + (needed.equals("org.lepetpal.api.policy") ? "" : "," + needed));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(jar, activator);
            for (Class<?> type : List.of(classes)) {
                add(jar, type);
            }
        }
        return bytes.toByteArray();
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(path));
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            in.transferTo(jar);
        }
        jar.closeEntry();
    }
}
