package org.lepetpal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvTemplateTest {
    @TempDir
    Path folder;

    @Test
    void everyVariableIsThereCommentedOut() throws IOException {
        String text = EnvTemplate.text(List.of(Metatypes.camera()));

        assertThat(text.lines())
                .contains(
                        "# ---- Camera (org.lepetpal.camera)",
                        "# Which camera. Allowed: text.",
                        "#CAMERA=sim",
                        "# Allowed: a whole number from 1 to 60.",
                        "#RATE_HZ=30",
                        "#API_TOKEN=")
                .doesNotContain("#Note for people=none");
        assertThat(EnvFile.of(text.lines().toList()).values()).isEmpty();
    }

    @Test
    void twoPartsThatReadOneVariableMustAgree() throws IOException {
        Group other = other("sim");

        assertThat(EnvTemplate.text(List.of(Metatypes.camera(), other))).containsOnlyOnce("#CAMERA=");
        assertThatThrownBy(() -> EnvTemplate.text(List.of(Metatypes.camera(), other("none"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("CAMERA has two defaults");
    }

    @Test
    void writesFromJarsAndLeavesAFileAloneInWhichSomethingIsSet() throws IOException {
        jar(folder.resolve("camera.jar"));
        Path example = folder.resolve("example");
        Path inUse = folder.resolve("in-use");

        main(example, inUse);
        assertThat(inUse).content().contains("#CAMERA=sim").isEqualTo(Files.readString(example));

        Files.writeString(inUse, "CAMERA=0\n");
        main(example, inUse);
        assertThat(inUse).hasContent("CAMERA=0");
    }

    private void main(Path example, Path inUse) throws IOException {
        EnvTemplate.main(new String[] {folder.toString(), example.toString(), inUse.toString()});
    }

    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "org.lepetpal.camera;singleton:=true");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/metatype/x.xml"));
            jar.write(Metatypes.CAMERA.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Group other(String defaultText) {
        Attribute camera = new Attribute(
                "camera",
                "CAMERA",
                "",
                ValueType.STRING,
                false,
                Optional.of(List.of(defaultText)),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new Group("z", "Z", "", List.of(camera));
    }
}
