package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.osgi.service.component.runtime.dto.ComponentConfigurationDTO.ACTIVE;
import static org.osgi.service.component.runtime.dto.ComponentConfigurationDTO.FAILED_ACTIVATION;
import static org.osgi.service.component.runtime.dto.ComponentConfigurationDTO.UNSATISFIED_REFERENCE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;

/** What is let in leaves the rest of the robot at work, or goes again. */
class RestRunsOnTest {
    @TempDir
    private Path home;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start(home, Duration.ofSeconds(3));
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void anEmptyJarDoesNotTakeThePlaceOfOneThatServes() throws Exception {
        rig.admit(TestJars.plain("org.example.safety", "1.0.0"), false);
        rig.components().add("org.example.safety", "kernel", "org.example.Kernel", inVersion("org.example.safety"));
        long begun = rig.find("org.example.safety").orElseThrow().getLastModified();
        refused(TestJars.plain("org.example.safety", "2.0.0"), "org.example.Kernel");
        assertThat(rig.told("org.example.safety")).isEqualTo("active 1.0.0");
        assertThat(rig.find("org.example.safety").orElseThrow().getLastModified())
                .as("it was never away")
                .isEqualTo(begun);
    }

    @Test
    void norDoesOneThatStartsAndDoesNotServe() throws Exception {
        rig.admit(TestJars.plain("org.example.safety", "1.0.0"), false);
        rig.components().add("org.example.safety", "kernel", "org.example.Kernel", inVersion("org.example.safety"));
        refused(TestJars.idle("org.example.safety", "2.0.0"), "without the service org.example.Kernel of its own");
        assertThat(rig.told("org.example.safety")).isEqualTo("active 1.0.0");
    }

    @Test
    void norDoesOneWithWhichAnothersComponentIsNotReady() throws Exception {
        rig.admit(TestJars.plain("org.example.arm", "1.0.0"), false);
        rig.components().add("org.example.command", "desk", "org.example.Desk", inVersion("org.example.arm"));
        refused(TestJars.plain("org.example.arm", "2.0.0"), "desk");
        assertThat(rig.told("org.example.arm")).isEqualTo("active 1.0.0");
    }

    @Test
    void whatWasNotReadyBeforeNeedNotBeAfterwards() throws Exception {
        rig.admit(TestJars.plain("org.example.arm", "1.0.0"), false);
        rig.components().add("org.example.lens", "lens", "org.example.Lens", () -> UNSATISFIED_REFERENCE);
        rig.admit(TestJars.plain("org.example.arm", "2.0.0"), false);
        assertThat(rig.told("org.example.arm")).isEqualTo("active 2.0.0");
    }

    @Test
    void whereNobodyCanTellWhetherItRunsTheOneBeforeIsBack() throws Exception {
        rig.admit(TestJars.plain("org.example.arm", "1.0.0"), false);
        rig.components().add("org.example.lens", "lens", "org.example.Lens", () -> {
            if (rig.told("org.example.arm").endsWith("2.0.0")) {
                throw new IllegalStateException("no answer");
            }
            return ACTIVE;
        });
        refused(TestJars.plain("org.example.arm", "2.0.0"), "no answer");
        assertThat(rig.told("org.example.arm")).isEqualTo("active 1.0.0");
    }

    @Test
    void aComponentThatFailsKeepsItsBundleOut() throws Exception {
        rig.components().add("org.example.a", "cow", "org.example.Milk", () -> FAILED_ACTIVATION);
        refused(TestJars.plain("org.example.a", "1.0.0"), "cow failed as it started: no milk");
        assertThat(rig.find("org.example.a")).isEmpty();
    }

    @Test
    void whoHangsOnItHasToRunWithItAsWell() throws Exception {
        rig.admit(
                TestJars.bundle("org.example.a", "1.0.0", Map.of("Export-Package", "org.example.p;version=1.0")),
                false);
        rig.admit(
                TestJars.bundle(
                        "org.example.b", "1.0.0", Map.of("Import-Package", "org.example.p;version=\"[1.0,2)\"")),
                false);
        refused(
                TestJars.bundle("org.example.a", "2.0.0", Map.of("Export-Package", "org.example.p;version=2.0")),
                "org.example.b hangs on it");
        assertThat(rig.told("org.example.a")).isEqualTo("active 1.0.0");
        assertThat(rig.told("org.example.b")).isEqualTo("active 1.0.0");
    }

    private IntSupplier inVersion(String bundle) {
        return () -> rig.told(bundle).equals("active 1.0.0") ? ACTIVE : UNSATISFIED_REFERENCE;
    }

    private void refused(byte[] jar, String word) {
        assertThatThrownBy(() -> rig.admit(jar, false))
                .asInstanceOf(type(BundleRefused.class))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.FAILED);
                    assertThat(refusal).hasMessageContaining(word);
                });
    }
}
