package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real videos, played by stepped time. */
class FileSourceTest {
    private static final String DOG = "video/dog_walking.mp4";

    @ParameterizedTest
    @CsvSource({"video/dog_walking.mp4,640,360,24", "video/dog_golden.mp4,512,512,10", "video/cat_chair.mp4,640,338,25"
    })
    void aVideoPlaysAtItsOwnRate(String file, int width, int height, double rate) throws IOException {
        try (FileSource source = open(shared(file))) {
            assertThat(source.description().width()).isEqualTo(width);
            assertThat(source.description().height()).isEqualTo(height);
            assertThat(source.description().framesPerSecond()).isCloseTo(rate, within(0.01));
            Film picture = Sources.film(source);
            int pictures = 0;
            for (long now = 0; now < 2_000_000_000L; now += source.pace().toNanos()) {
                pictures += Sources.read(source, picture, now) ? 1 : 0;
            }
            assertThat((double) pictures).isCloseTo(2 * rate, within(1.0));
        }
    }

    @Test
    void atItsEndItBeginsAgain() throws IOException {
        try (FileSource source = open(shared("video/dog_golden.mp4"))) {
            Film picture = Sources.film(source);
            Set<Integer> seen = new HashSet<>();
            int different = 0;
            for (int i = 0; i < 96; i++) {
                assertThat(Sources.read(source, picture, i * 100_000_000L)).isTrue();
                if (seen.add(hash(picture.bgr()))) {
                    different = i + 1;
                }
            }
            assertThat(different).as("pictures of one round").isEqualTo(32);
        }
    }

    @Test
    void pollingFasterThanItPlaysGivesNoPictureTwice() throws IOException {
        try (FileSource source = open(shared(DOG))) {
            Film picture = Sources.film(source);
            int pictures = 0;
            for (int i = 0; i < 1_000; i++) {
                pictures += Sources.read(source, picture, i * 5_000_000L) ? 1 : 0;
            }
            assertThat(pictures).isBetween(119, 121);
        }
    }

    @Test
    void whoComesLateSeesThePictureOfNowAndAfterAPauseItPlaysOn() throws IOException {
        try (FileSource source = open(shared("video/dog_golden.mp4"));
                FileSource reference = open(shared("video/dog_golden.mp4"))) {
            Film picture = Sources.film(source);
            Film expected = Sources.film(reference);
            for (int i = 0; i <= 4; i++) {
                Sources.read(reference, expected, i * 100_000_000L);
            }
            Sources.read(source, picture, 0);
            Sources.read(source, picture, 400_000_000L);
            assertThat(picture.bgr()).isEqualTo(expected.bgr());

            Sources.read(reference, expected, 500_000_000L);
            Sources.read(source, picture, 60_000_000_000L);
            assertThat(picture.bgr()).isEqualTo(expected.bgr());
        }
    }

    @Test
    void aFileThatIsNoVideoSaysSoWithoutItsFolder(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("dog.mp4"), "woof".repeat(1_000));
        assertThatThrownBy(() -> open(text))
                .isInstanceOf(IOException.class)
                .hasMessage("video file dog.mp4 holds no video that can be read");
        assertThatThrownBy(() -> open(folder)).isInstanceOf(IOException.class).hasMessageNotContaining("/");
    }

    @Test
    void aVideoThatIsCutOffPlaysAsFarAsItGoesAgainAndAgain(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(shared(DOG));
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 3));
        try (FileSource source = open(cut)) {
            Film picture = Sources.film(source);
            Set<Integer> seen = new HashSet<>();
            for (int i = 0; i < 300; i++) {
                assertThat(Sources.read(source, picture, i * 42_000_000L)).isTrue();
                seen.add(hash(picture.bgr()));
            }
            assertThat(seen).hasSizeBetween(20, 150);
        }
    }

    @Test
    void aDamagedVideoPlaysOrSaysSo(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(shared(DOG));
        Random random = new Random(7);
        for (int file = 0; file < 20; file++) {
            byte[] damaged = bytes.clone();
            // every other one in its index, which comes first
            int within = file % 2 == 0 ? bytes.length : 6_000;
            for (int flip = 0; flip < 200; flip++) {
                damaged[40 + random.nextInt(within - 40)] ^= (byte) (1 << random.nextInt(8));
            }
            Path path = Files.write(folder.resolve("damaged.mp4"), damaged);
            assertThat(playOrSay(path))
                    .satisfiesAnyOf(outcome -> assertThat(outcome).isEqualTo("played"), outcome -> assertThat(outcome)
                            .startsWith("video file damaged.mp4"));
        }
    }

    @Test
    void aPlaylistInDisguiseOpensNothingElse(@TempDir Path folder) throws IOException {
        Path bait = Files.copy(shared(DOG), folder.resolve("other.mp4"));
        for (String text : List.of(
                "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://" + bait + "\n#EXT-X-ENDLIST\n",
                "ffconcat version 1.0\nfile other.mp4\n",
                "file 'other.mp4'\n")) {
            for (String name : List.of("dog.mp4", "dog.m3u8", "dog.ffconcat")) {
                Path disguised = Files.writeString(folder.resolve(name), text);
                assertThat(playOrSay(disguised)).startsWith("video file dog.").contains("no video");
            }
        }
    }

    @Test
    void picturesThatClaimToBeHugeAreRefused(@TempDir Path folder) throws IOException {
        byte[] jpeg = Jpegs.of(64, 48, 1);
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                Arrays.fill(jpeg, i + 5, i + 9, (byte) 0xFF);
            }
        }
        Path film = folder.resolve("huge.mjpeg");
        try (OutputStream out = Files.newOutputStream(film)) {
            for (int i = 0; i < 50; i++) {
                out.write(jpeg);
            }
        }
        assertThat(playOrSay(film)).startsWith("video file huge.mjpeg");
    }

    private static String playOrSay(Path path) {
        try (FileSource source = open(path)) {
            Film picture = Sources.film(source);
            for (int i = 0; i < 100; i++) {
                Sources.read(source, picture, i * 42_000_000L);
            }
            return "played";
        } catch (IOException said) {
            return said.getMessage();
        }
    }

    private static FileSource open(Path path) throws IOException {
        return FileSource.open("front", path, new Patience());
    }

    private static int hash(ByteBuffer picture) {
        byte[] bytes = new byte[picture.capacity()];
        picture.get(0, bytes);
        return Arrays.hashCode(bytes);
    }

    private static Path shared(String file) {
        Path path = Path.of(System.getProperty("shared.data", "../../../shared/data"), file);
        assumeTrue(Files.exists(path), "skipped: the shared test data is not beside the checkout");
        return path;
    }
}
