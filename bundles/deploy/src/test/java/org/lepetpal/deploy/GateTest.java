package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;
import org.lepetpal.api.deploy.BundleRefused.Reason;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;

/** The gate and its folder in a real framework. */
class GateTest {
    @TempDir
    private Path home;

    private Rig rig;
    private Framework framework;
    private DeployFolder folder;
    private Uploads uploads;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start(home);
        framework = rig.framework();
        folder = rig.folder();
        uploads = rig.uploads();
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void anUploadRunsAndIsKept() throws Exception {
        Admission admission = admit(TestJars.plain("org.example.a", "1.0.0"));
        assertThat(admission).isEqualTo(new Admission("org.example.a", "1.0.0", Optional.empty(), List.of()));
        assertThat(find("org.example.a").getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(home.resolve("deploy/org.example.a.jar")).exists();
        folder.look();
        folder.look();
        assertThat(uploads.admitted()).hasSize(1);
    }

    @Test
    void whatIsTakenOutIsGoneWithItsJar() throws Exception {
        admit(TestJars.plain("org.example.a", "1.0.0"));
        assertThat(uploads.remove("org.example.a")).isTrue();
        assertThat(bundles()).hasSize(1);
        assertThat(home.resolve("deploy")).isEmptyDirectory();
        assertThat(uploads.remove("org.example.a")).isFalse();
    }

    @Test
    void aNewerOneTakesThePlaceAndWhoHangsOnItIsTold() throws Exception {
        admit(TestJars.bundle("org.example.a", "1.0.0", Map.of("Export-Package", "org.example.p")));
        admit(TestJars.bundle("org.example.b", "1.0.0", Map.of("Import-Package", "org.example.p")));
        byte[] newer = TestJars.bundle("org.example.a", "2.0.0", Map.of("Export-Package", "org.example.p"));
        Admission planned = uploads.examine(new ByteArrayInputStream(newer), false);
        assertThat(planned.refreshed()).containsExactly("org.example.b");
        assertThat(planned.replaces()).contains("1.0.0");
        assertThat(find("org.example.a").getVersion()).as("only looked at").hasToString("1.0.0");

        admit(newer);

        assertThat(find("org.example.a").getVersion()).hasToString("2.0.0");
        assertThat(find("org.example.b").getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(bundles()).hasSize(3);
    }

    @Test
    void whatLacksAPackageLeavesNothing() throws Exception {
        refused(
                TestJars.bundle("org.example.a", "1.0.0", Map.of("Import-Package", "org.example.missing")),
                Reason.UNRESOLVED,
                "org.example.missing");
        assertThat(bundles()).hasSize(1);
        assertThat(home.resolve("deploy")).isEmptyDirectory();
        assertThat(home.resolve("data/deploy/stage")).isEmptyDirectory();
    }

    @Test
    void whatThrowsAsItStartsLeavesNothing() throws Exception {
        refused(TestJars.throwing("org.example.a", "1.0.0"), Reason.FAILED, "no coffee");
        assertThat(bundles()).hasSize(1);
    }

    @Test
    void whereANewerOneFailsTheOneBeforeRuns() throws Exception {
        admit(TestJars.plain("org.example.a", "1.0.0"));
        refused(TestJars.throwing("org.example.a", "2.0.0"), Reason.FAILED, "no coffee");
        assertThat(find("org.example.a").getVersion()).hasToString("1.0.0");
        assertThat(find("org.example.a").getState()).isEqualTo(Bundle.ACTIVE);
        refused(
                TestJars.bundle("org.example.a", "1.0.0", Map.of("Import-Package", "org.example.missing")),
                Reason.UNRESOLVED,
                "org.example.missing");
        assertThat(find("org.example.a").getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void whatIsNotToBeTouchedIsNotUnlessForced() throws Exception {
        byte[] wrapper = TestJars.plain("org.lepetpal.wrap.onnxruntime", "1.0.0");
        refused(wrapper, Reason.PROTECTED, "org.lepetpal.wrap.onnxruntime");
        refused(TestJars.plain("org.lepetpal.api", "9.0.0"), Reason.PROTECTED, "org.lepetpal.api");
        refused(
                TestJars.bundle("org.example.f", "1.0.0", Map.of("Fragment-Host", "org.lepetpal.api;x=1")),
                Reason.PROTECTED,
                "org.lepetpal.api");
        refused(
                TestJars.bundle(
                        "org.example.e", "1.0.0", Map.of("Export-Package", "org.example.p,org.lepetpal.api.arm")),
                Reason.PROTECTED,
                "org.lepetpal.api.arm");
        refused(
                TestJars.bundle("org.example.n", "1.0.0", Map.of("Bundle-NativeCode", "lib/x.so")),
                Reason.PROTECTED,
                "native code");
        assertThat(uploads.admit(new ByteArrayInputStream(wrapper), true).name())
                .contains("onnxruntime");
    }

    @Test
    void thePackagesOfANativeWrapperAreItsOwn() throws Exception {
        rig.admit(TestJars.bundle("org.lepetpal.wrap.x", "1.0.0", Map.of("Export-Package", "org.example.onnx")), true);
        refused(
                TestJars.bundle(
                        "org.example.a",
                        "1.0.0",
                        Map.of("Export-Package", "org.example.q;org.example.onnx;uses:=\"a,b\";version=9")),
                Reason.PROTECTED,
                "org.example.onnx");
    }

    @Test
    void aNameThatLeadsElsewhereIsNone() throws Exception {
        for (String name : List.of("/x/../y", "../up", "a/b", "..", "a b", "a\\b", "x".repeat(201))) {
            refused(TestJars.plain(name, "1.0.0"), Reason.NO_BUNDLE, "Bundle-SymbolicName");
        }
        assertThat(home.resolve("deploy")).isEmptyDirectory();
    }

    @Test
    void whatIsNoBundleIsRefused() throws Exception {
        refused("nothing".getBytes(), Reason.NO_BUNDLE, "damaged");
        byte[] whole = TestJars.plain("org.example.a", "1.0.0");
        refused(Arrays.copyOf(whole, whole.length / 2), Reason.NO_BUNDLE, "damaged");
        refused(TestJars.plain("", "1.0.0"), Reason.NO_BUNDLE, "Bundle-SymbolicName");
    }

    @Test
    void aDroppedJarComesOnceItHasSettledAndGoesWhenItIsTakenAway() throws Exception {
        drop("a.jar", TestJars.plain("org.example.a", "1.0.0"));
        folder.look();
        assertThat(bundles()).as("it may still be written").hasSize(1);
        folder.look();
        assertThat(find("org.example.a").getState()).isEqualTo(Bundle.ACTIVE);
        Files.delete(home.resolve("deploy/a.jar"));
        folder.look();
        assertThat(bundles()).hasSize(1);
    }

    @Test
    void aBadJarIsMovedAsideWithTheReason() throws Exception {
        drop("bad.jar", TestJars.throwing("org.example.a", "1.0.0"));
        folder.look();
        folder.look();
        assertThat(home.resolve("deploy/bad.jar")).doesNotExist();
        assertThat(home.resolve("deploy/rejected/bad.jar")).exists();
        assertThat(home.resolve("deploy/rejected/bad.jar.txt")).content().contains("no coffee");
        assertThat(folder.rejected()).containsExactly("bad.jar");
        assertThat(bundles()).hasSize(1);
    }

    @Test
    void aBadSuccessorGivesThePlaceBackToTheFileBefore() throws Exception {
        byte[] good = TestJars.plain("org.example.a", "1.0.0");
        drop("a.jar", good);
        folder.look();
        folder.look();
        drop("a.jar", TestJars.throwing("org.example.a", "2.0.0"));
        folder.look();
        folder.look();
        assertThat(home.resolve("deploy/a.jar")).hasBinaryContent(good);
        assertThat(home.resolve("deploy/rejected/a.jar.txt")).exists();
        folder.look();
        folder.look();
        assertThat(find("org.example.a").getVersion()).hasToString("1.0.0");
        assertThat(find("org.example.a").getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void theSameBundleUnderTwoNamesIsRefused() throws Exception {
        drop("a.jar", TestJars.plain("org.example.a", "1.0.0"));
        folder.look();
        folder.look();
        drop("b.jar", TestJars.plain("org.example.a", "2.0.0"));
        folder.look();
        folder.look();
        assertThat(home.resolve("deploy/rejected/b.jar.txt")).content().contains("a.jar");
        assertThat(find("org.example.a").getVersion()).hasToString("1.0.0");
    }

    private void drop(String file, byte[] jar) throws IOException {
        TestJars.write(home.resolve("deploy").resolve(file), jar);
    }

    private Admission admit(byte[] jar) throws Exception {
        return uploads.admit(new ByteArrayInputStream(jar), false);
    }

    private void refused(byte[] jar, Reason reason, String word) {
        assertThatThrownBy(() -> admit(jar))
                .asInstanceOf(type(BundleRefused.class))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
                    assertThat(refusal).hasMessageContaining(word).hasMessageNotContaining(home.toString());
                });
    }

    private Bundle find(String name) {
        return bundles().stream()
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    private List<Bundle> bundles() {
        return List.of(framework.getBundleContext().getBundles());
    }
}
