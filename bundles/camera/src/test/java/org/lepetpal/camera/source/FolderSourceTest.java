package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FolderSourceTest {
    @TempDir
    private Path folder;

    @Test
    void picturesFollowEachOtherByNameEachForASecondOverAndOver() throws IOException {
        put("b.jpg", Jpegs.of(40, 30, 200));
        put("a.jpg", Jpegs.of(40, 30, 50));
        put("notes.txt", new byte[] {1});
        try (FolderSource source = open()) {
            assertThat(source.description().width()).isEqualTo(40);
            assertThat(source.description().source()).isEqualTo("folder " + folder.getFileName());
            Film film = Sources.film(source);
            List<Integer> shades = new ArrayList<>();
            for (int tenths = 0; tenths < 40; tenths++) {
                assertThat(Sources.read(source, film, tenths * 100_000_000L)).isTrue();
                shades.add(Math.round((film.bgr().get(1000) & 0xFF) / 50f) * 50);
            }
            assertThat(shades.subList(0, 10)).containsOnly(50);
            assertThat(shades.subList(10, 20)).containsOnly(200);
            assertThat(shades.subList(20, 30)).containsOnly(50);
            assertThat(shades.subList(30, 40)).containsOnly(200);
        }
    }

    @Test
    void photographsAreReadAsTheyAre() throws IOException {
        Path photographs = Path.of(System.getProperty("shared.data", "../../../shared/data"), "images");
        assumeTrue(Files.exists(photographs), "skipped: the shared test data is not beside the checkout");
        try (Stream<Path> all = Files.walk(photographs)) {
            for (Path photograph : all.filter(path -> path.toString().endsWith(".jpg"))
                    .limit(5)
                    .toList()) {
                Path own = Files.createDirectory(folder.resolve(photograph.getFileName() + ".d"));
                Files.copy(photograph, own.resolve("photograph.JPG"));
                try (FolderSource source = FolderSource.open("front", own, new Patience())) {
                    BufferedImage expected = ImageIO.read(photograph.toFile());
                    assertThat(source.description().width()).isEqualTo(expected.getWidth());
                    assertThat(source.description().height()).isEqualTo(expected.getHeight());
                    Film film = Sources.film(source);
                    assertThat(Sources.read(source, film, 0)).isTrue();
                    int middle = expected.getHeight() / 2 * expected.getWidth() + expected.getWidth() / 2;
                    int rgb = expected.getRGB(expected.getWidth() / 2, expected.getHeight() / 2);
                    assertThat(film.bgr().get(middle * 3 + 1) & 0xFF)
                            .as("green of " + photograph.getFileName())
                            .isCloseTo(rgb >> 8 & 0xFF, within(8));
                }
            }
        }
    }

    @Test
    void whatCannotBeReadOrHasAnotherSizeIsLeftOut() throws IOException {
        put("a.jpg", "woof".getBytes());
        put("b.jpg", Jpegs.of(40, 30, 50));
        put("c.jpg", Jpegs.of(41, 30, 100));
        put("d.jpg", new byte[0]);
        put("e.jpg", "#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n".getBytes());
        put("f.jpg", Jpegs.of(40, 30, 200));
        try (FolderSource source = open()) {
            Film film = Sources.film(source);
            List<Integer> shades = new ArrayList<>();
            for (int second = 0; second < 4; second++) {
                Sources.read(source, film, second * 1_000_000_000L);
                shades.add(Math.round((film.bgr().get(1000) & 0xFF) / 50f) * 50);
            }
            assertThat(shades).containsExactly(50, 200, 50, 200);
        }
    }

    @Test
    void aFolderWithoutPicturesSaysSoWithoutItsPath() throws IOException {
        put("a.jpg", "woof".getBytes());
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessage("folder " + folder.getFileName() + " holds no picture that can be read");
        Files.delete(folder.resolve("a.jpg"));
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageNotContaining("/");
    }

    @Test
    void aFolderThatGoesEmptyEndsIt() throws IOException {
        put("a.jpg", Jpegs.of(40, 30, 50));
        try (FolderSource source = open()) {
            source.next(0);
            Files.delete(folder.resolve("a.jpg"));
            assertThatThrownBy(() -> source.next(2_000_000_000L)).isInstanceOf(IOException.class);
        }
    }

    private FolderSource open() throws IOException {
        return FolderSource.open("front", folder, new Patience());
    }

    private void put(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
