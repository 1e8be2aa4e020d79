package org.lepetpal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.ModelRefused.Reason;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;

class IntakeTest {
    @TempDir
    private Path folder;

    private long now;
    private long free = Long.MAX_VALUE;

    @AfterEach
    void nothingIsLeftAside() throws IOException {
        try (Stream<Path> aside = Files.list(folder.resolve("models/.incoming"))) {
            assertThat(aside).isEmpty();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(path -> path.getFileName().toString())).doesNotContain("escaped.txt", "upload.zip");
        }
    }

    @Test
    void anUploadLandsUnderTheNameThatItGives() throws Exception {
        StoredModel added = add(
                new Zips()
                                .with("export/net.onnx", "abc")
                                .with("export/model.json", "{\"name\": \"dogs\", \"version\": \"3\"}")
                                .with("export/README.md", "---\nlicense: agpl-3.0\n---\n# Dogs")
                                .stream(),
                "",
                "");
        assertThat(added.id()).isEqualTo("dogs@3");
        assertThat(added.licence()).contains("agpl-3.0");
        assertThat(folder.resolve("models/detector/dogs/3/net.onnx")).hasContent("abc");
        assertThat(added.checksum()).isPresent();
    }

    @Test
    void whatIsAskedForGoesBeforeWhatItSays() throws Exception {
        assertThat(add(sound().stream(), "cats", "9").id()).isEqualTo("cats@9");
    }

    @Test
    void aSecondOneOfTheSameNameAndVersionIsRefused() throws Exception {
        add(sound().stream(), "dogs", "1");
        refused(sound().with("more.txt", "x").stream(), Reason.DUPLICATE, "dogs@1");
        assertThat(folder.resolve("models/detector/dogs/1/more.txt")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escaped.txt",
                "a/../../../escaped.txt",
                "/tmp/escaped.txt",
                "C:/escaped.txt",
                "..\\escaped.txt"
            })
    void nothingLandsOutside(String name) throws Exception {
        refused(sound().with(name, "x").stream(), Reason.OUTSIDE, name);
    }

    @Test
    void linksAreRefused() throws Exception {
        refused(sound().with("passwords", "/etc/passwd").lastAsLink(), Reason.LINK, "passwords");
    }

    @Test
    void aBombIsStoppedWhileItUnpacks() throws Exception {
        byte[] bomb = sound().with("zeros", new byte[1_000_001]).bytes();
        assertThat(bomb).as("small as an upload").hasSizeLessThan(5_000);
        refused(new ByteArrayInputStream(bomb), Reason.TOO_LARGE, "MODELS_UPLOAD_MAX_MB");
    }

    @Test
    void anUploadThatDoesNotEndIsStopped() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        refused(endless, Reason.TOO_LARGE, "MODELS_UPLOAD_MAX_MB");
    }

    @Test
    void tooManyFilesAreRefused() throws Exception {
        Zips many = sound();
        for (int i = 0; i < 10; i++) {
            many.with("file" + i, "");
        }
        refused(many.stream(), Reason.TOO_MANY, "MODELS_UPLOAD_MAX_FILES");
    }

    @Test
    void aDirectoryThatIsTooLargeForItsFilesIsNotEvenRead() throws Exception {
        Zips talkative = sound();
        for (int i = 0; i < 4; i++) {
            talkative.withComment("file" + i, "x".repeat(4_000));
        }
        refused(talkative.stream(), Reason.TOO_MANY, "described in");
    }

    @Test
    void aZipWithTwoEndsIsRefused() throws Exception {
        refused(sound().withTwoEnds().stream(), Reason.NO_ZIP, "no end");
    }

    @Test
    void aFileCannotBeAFolderToo() throws Exception {
        refused(sound().with("net.onnx/more", "x").stream(), Reason.TWICE, "needs a folder");
        refused(new Zips().with("a/b", "x").with("a", "x").stream(), Reason.TWICE, "'a'");
    }

    @Test
    void namesThatNoFileCanHaveAreRefused() throws Exception {
        refused(sound().with("x".repeat(256), "x").stream(), Reason.FILE_NAME, "too long");
        refused(sound().with("folder/".repeat(200) + "x", "x").stream(), Reason.FILE_NAME, "too long");
    }

    @Test
    void oneIsTakenInAtATime() throws Exception {
        Intake intake = intake();
        InputStream second = new InputStream() {
            @Override
            public int read() {
                assertThatThrownBy(() -> add(intake, sound().stream(), "cats", "1"))
                        .asInstanceOf(type(ModelRefused.class))
                        .extracting(ModelRefused::reason)
                        .isEqualTo(Reason.BUSY);
                return -1;
            }
        };
        assertThatThrownBy(() -> add(intake, second, "dogs", "1")).hasMessageContaining("no zip");
        assertThat(add(intake, sound().stream(), "dogs", "1").id()).isEqualTo("dogs@1");
    }

    @Test
    void theDiskIsNotFilled() throws Exception {
        free = Allowance.FLOOR;
        refused(sound().stream(), Reason.NO_SPACE, "500 MB");
    }

    @Test
    void anUploadEndsInTime() {
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                now += Allowance.LONGEST.toNanos() / 2;
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int most) {
                into[from] = (byte) read();
                return 1;
            }
        };
        refused(slow, Reason.TOO_SLOW, "60 minutes");
    }

    @Test
    void nobodyWritesIntoAModelByMistake() throws Exception {
        add(sound().stream(), "dogs", "1");
        assertThat(Files.getPosixFilePermissions(folder.resolve("models/detector/dogs/1/net.onnx")))
                .doesNotContain(PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void theSameFileTwiceIsRefused() throws Exception {
        refused(sound().with("NET.onnx", "x").lastRenamed("net.onnx"), Reason.TWICE, "net.onnx");
    }

    @Test
    void whatIsNoZipIsRefused() throws Exception {
        refused(new ByteArrayInputStream("not a zip".getBytes()), Reason.NO_ZIP, "no zip");
        byte[] whole = sound().bytes();
        refused(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2)), Reason.NO_ZIP, "no zip");
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, 30, 60, (byte) 0x5a);
        assertThatThrownBy(() -> add(new ByteArrayInputStream(damaged), "dogs", "1"))
                .isInstanceOf(ModelRefused.class);
    }

    @Test
    void withoutANameItIsRefused() throws Exception {
        assertThatThrownBy(() -> add(sound().stream(), "", "1"))
                .asInstanceOf(type(ModelRefused.class))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.NO_NAME);
                    assertThat(refusal).hasMessageContaining("model.json");
                });
        assertThatThrownBy(() -> add(sound().stream(), "../up", "1")).hasMessageContaining("'../up' is no name");
    }

    @Test
    void whatNobodyReadsIsRefused() throws Exception {
        refused(new Zips().with("song.mp3", "la").stream(), Reason.UNREADABLE, "song.mp3");
    }

    private static Zips sound() throws IOException {
        return new Zips().with("net.onnx", "abc");
    }

    private void refused(InputStream zip, Reason reason, String word) {
        assertThatThrownBy(() -> add(zip, "dogs", "1"))
                .asInstanceOf(type(ModelRefused.class))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal).hasMessageContaining(word).hasMessageNotContaining(folder.toString());
                });
    }

    private StoredModel add(InputStream zip, String name, String version) throws ModelRefused, IOException {
        return add(intake(), zip, name, version);
    }

    private Intake intake() {
        return new Intake(
                new Settings(folder.resolve("models"), 1_000_000, 10),
                () -> List.of(new OnnxFormat(SlotName.DETECTOR)),
                () -> new Allowance(() -> now, () -> free));
    }

    private static StoredModel add(Intake intake, InputStream zip, String name, String version)
            throws ModelRefused, IOException {
        return intake.add(SlotName.DETECTOR, given(name), given(version), zip);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }
}
