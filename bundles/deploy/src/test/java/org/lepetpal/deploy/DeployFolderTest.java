package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.deploy.BundleRefused;

/** What is in {@code deploy/} at a start, comes together, is half there, or goes. */
class DeployFolderTest {
    @TempDir
    private Path home;

    private Rig rig;

    @BeforeEach
    void start() throws Exception {
        rig = Rig.start(home);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void thoseThatNeedEachOtherComeInWhateverTheirFilesAreCalled() throws Exception {
        rig.drop("a.jar", needing("org.example.needs"));
        rig.drop("b.jar", giving("org.example.gives"));
        rig.look(2);
        assertThat(rig.told("org.example.needs")).isEqualTo("active 1.0.0");
        assertThat(rig.told("org.example.gives")).isEqualTo("active 1.0.0");
    }

    @Test
    void aSecondFileOfTheSameBundleIsToldWhichIsTheFirst() throws Exception {
        // Made once: a jar tells when it was made.
        byte[] first = TestJars.plain("org.example.a", "1.0.0");
        rig.admit(first, false);
        rig.drop("copy.jar", first);
        rig.drop("newer.jar", TestJars.plain("org.example.a", "2.0.0"));
        rig.look(2);
        assertThat(rig.file("rejected/copy.jar.txt"))
                .content()
                .startsWith(
                        "The very same bundle is there already: org.example.a 1.0.0, from deploy/org.example.a.jar");
        assertThat(rig.file("rejected/newer.jar.txt")).content().startsWith("A bundle of that name is there already");
        assertThat(rig.told("org.example.a")).isEqualTo("active 1.0.0");
    }

    @Test
    void whoNeedsOneThatIsStillArrivingWaitsForIt() throws Exception {
        rig.drop("a.jar", needing("org.example.needs"));
        rig.look(1);
        rig.drop("b.jar", Arrays.copyOf(giving("org.example.gives"), 100));
        rig.look(3);
        assertThat(rig.file("a.jar")).exists();
        rig.drop("b.jar", giving("org.example.gives"));
        rig.look(2);
        assertThat(rig.told("org.example.needs")).isEqualTo("active 1.0.0");
    }

    @Test
    void aCopyThatStallsIsNotMovedAwayUnderItsWriter() throws Exception {
        byte[] whole = TestJars.plain("org.example.a", "1.0.0");
        rig.drop("a.jar", Arrays.copyOf(whole, whole.length / 2));
        rig.look(8);
        assertThat(rig.file("a.jar")).exists();
        rig.drop("a.jar", whole);
        rig.look(2);
        assertThat(rig.told("org.example.a")).isEqualTo("active 1.0.0");
    }

    @Test
    void whatStaysDamagedIsRejected() throws Exception {
        rig.drop("a.jar", new byte[100]);
        rig.look(11);
        assertThat(rig.folder().rejected()).containsExactly("a.jar");
        assertThat(rig.file("a.jar")).doesNotExist();
    }

    @Test
    void whatWasForcedComesBackWithTheNextStartAndOnlyThat() throws Exception {
        rig.admit(TestJars.plain("org.lepetpal.wrap.x", "1.0.0"), true);
        restart();
        rig.look(2);
        assertThat(rig.told("org.lepetpal.wrap.x")).isEqualTo("active 1.0.0");

        rig.drop("org.lepetpal.wrap.x.jar", TestJars.plain("org.lepetpal.wrap.x", "2.0.0"));
        rig.look(4);
        assertThat(rig.told("org.lepetpal.wrap.x")).isEqualTo("active 1.0.0");
        assertThat(rig.folder().rejected()).containsExactly("org.lepetpal.wrap.x.jar");
    }

    @Test
    void whatWasTakenAwayWhileTheRobotWasOffDoesNotComeBack() throws Exception {
        rig.drop("a.jar", TestJars.plain("org.example.a", "1.0.0"));
        rig.look(2);
        Files.delete(rig.file("a.jar"));
        restart();
        rig.look(1);
        rig.drop("a.jar", TestJars.throwing("org.example.a", "2.0.0"));
        rig.look(4);
        assertThat(rig.file("a.jar")).doesNotExist();
        assertThat(rig.find("org.example.a")).isEmpty();
    }

    @Test
    void aFolderThatCannotBeReadIsNotTakenForAnEmptyOne() throws Exception {
        rig.drop("a.jar", TestJars.plain("org.example.a", "1.0.0"));
        rig.look(2);
        Files.move(home.resolve("deploy"), home.resolve("elsewhere"));
        assertThatThrownBy(() -> rig.look(1)).isInstanceOf(NoSuchFileException.class);
        assertThat(rig.told("org.example.a")).isEqualTo("active 1.0.0");
    }

    @Test
    void whatCannotBeKeptIsNotLetIn() throws Exception {
        rig.look(1);
        Files.delete(home.resolve("data/deploy/admitted"));
        Files.createFile(home.resolve("data/deploy/admitted"));
        rig.drop("a.jar", TestJars.plain("org.example.a", "1.0.0"));
        rig.look(1);
        assertThatThrownBy(() -> rig.look(1)).isInstanceOf(IOException.class);
        assertThat(rig.find("org.example.a")).isEmpty();
    }

    @Test
    void aFileThatBecomesAnotherBundleTakesTheOldOneOut() throws Exception {
        rig.drop("a.jar", TestJars.plain("org.example.a", "1.0.0"));
        rig.look(2);
        rig.drop("a.jar", TestJars.plain("org.example.other", "1.0.0"));
        rig.look(2);
        assertThat(rig.find("org.example.a")).isEmpty();
        assertThat(rig.told("org.example.other")).isEqualTo("active 1.0.0");
    }

    @Test
    void aFullDiskKeepsUploadsOut() throws Exception {
        rig.close();
        rig = Rig.prepare(home, Duration.ofSeconds(20), () -> 200_000_000);
        rig.framework().start();
        assertThatThrownBy(() -> rig.admit(TestJars.plain("org.example.a", "1.0.0"), false))
                .isInstanceOf(BundleRefused.class)
                .hasMessageContaining("256 MB free");
        assertThat(home.resolve("data/deploy/stage")).isEmptyDirectory();
    }

    private void restart() throws Exception {
        rig.close();
        rig = Rig.start(home);
    }

    private static byte[] needing(String name) throws IOException {
        return TestJars.bundle(name, "1.0.0", Map.of("Import-Package", "org.example.p"));
    }

    private static byte[] giving(String name) throws IOException {
        return TestJars.bundle(name, "1.0.0", Map.of("Export-Package", "org.example.p"));
    }
}
