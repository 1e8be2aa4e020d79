package org.lepetpal.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Bundles as people drop them. */
final class TestJars {
    private TestJars() {}

    /** @param headers besides name and version */
    static byte[] bundle(String name, String version, Map<String, String> headers, Class<?>... classes)
            throws IOException {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Bundle-ManifestVersion", "2");
        all.put("Bundle-SymbolicName", name);
        all.put("Bundle-Version", version);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        all.forEach(manifest.getMainAttributes()::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Class<?> type : classes) {
                String path = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(path));
                try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
                    in.transferTo((OutputStream) jar);
                }
            }
        }
        return bytes.toByteArray();
    }

    static byte[] plain(String name, String version) throws IOException {
        return bundle(name, version, Map.of());
    }

    /** Throws as it starts. */
    static byte[] throwing(String name, String version) throws IOException {
        return activated(name, version, ThrowingActivator.class);
    }

    /** Starts, and does nothing. */
    static byte[] idle(String name, String version) throws IOException {
        return activated(name, version, IdleActivator.class);
    }

    /** Hangs as it starts, and does not heed the interrupt. */
    static byte[] hanging(String name, String version) throws IOException {
        return activated(name, version, HangingActivator.class);
    }

    private static byte[] activated(String name, String version, Class<?> activator) throws IOException {
        return bundle(
                name,
                version,
                Map.of("Bundle-Activator", activator.getName(), "Import-Package", "org.osgi.framework"),
                activator);
    }

    static Path write(Path file, byte[] content) throws IOException {
        return Files.write(file, content);
    }
}
