package org.lepetpal.policy.replay.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.testkit.SharedData;

/** Datasets that LeRobot's own writer wrote. */
final class DatasetTest {
    private static final String SAMPLE = "so101/lerobot_v3_sample";

    @TempDir
    private Path folder;

    @Test
    void readsAnEpisode() throws IOException {
        Episode episode = Dataset.open(SharedData.path(SAMPLE)).episode(0);
        assertThat(episode.fps()).isEqualTo(30);
        assertThat(episode.joints())
                .containsExactly("shoulder_pan", "shoulder_lift", "elbow_flex", "wrist_flex", "wrist_roll", "gripper");
        assertThat(episode.actions().getFirst()).containsExactly(0, -20, 10, 15, 5, 0);
        assertThat(episode.tasks()).containsExactly("pick the cube");
    }

    @ParameterizedTest
    @CsvSource({SAMPLE + ", 3, 150", "lerobot/so101-record-test, 4, 1492", "so101/lerobot_v3_min_h264, 3, 150"})
    void episodesTogetherAreTheWhole(String dataset, int episodes, int frames) throws IOException {
        Dataset opened = Dataset.open(SharedData.path(dataset));
        int read = 0;
        for (int i = 0; i < episodes; i++) {
            read += opened.episode(i).actions().size();
        }
        assertThat(read).isEqualTo(frames);
    }

    /** A real arm's recording, in LeRobot's −100…100. */
    @Test
    void readsARealRecording() throws IOException {
        Episode episode =
                Dataset.open(SharedData.path("lerobot/so101-record-test")).episode(0);
        assertThat(episode.actions().getFirst()[1]).isCloseTo(-98.28291, within(1e-5));
        assertThat(episode.reach()).isBetween(95.0, 101.0);
        assertThat(episode.tasks()).hasSize(1);
    }

    @Test
    void saysWhichEpisodesThereAre() throws IOException {
        Dataset dataset = Dataset.open(SharedData.path(SAMPLE));
        assertThatThrownBy(() -> dataset.episode(3))
                .hasMessage("there is no episode 3; the dataset has 3, counted from 0");
    }

    @Test
    void damageIsToldByTheFilesName() throws IOException {
        copy();
        Path data = folder.resolve("data/chunk-000/file-000.parquet");
        byte[] bytes = Files.readAllBytes(data);
        bytes[bytes.length / 3] ^= 0x55;
        Files.write(data, java.util.Arrays.copyOf(bytes, bytes.length - 9));
        assertThatThrownBy(() -> Dataset.open(folder).episode(0))
                .isInstanceOf(BadDatasetException.class)
                .hasMessageStartingWith("file-000.parquet cannot be read");
        Files.delete(data);
        assertThatThrownBy(() -> Dataset.open(folder).episode(0)).hasMessage("file-000.parquet is missing");
    }

    @Test
    void otherFoldersAreNone() throws IOException {
        assertThat(Dataset.isOne(folder)).isFalse();
        copy();
        assertThat(Dataset.isOne(folder)).isTrue();
        Path info = folder.resolve("meta/info.json");
        String written = Files.readString(info);
        Files.writeString(info, written.replace("v3.0", "v2.1"));
        assertThatThrownBy(() -> Dataset.open(folder)).hasMessageContaining("'codebase_version' is 'v2.1'");
        Files.writeString(info, written.replace("data/chunk-", "../../chunk-"));
        assertThatThrownBy(() -> Dataset.open(folder).episode(0)).hasMessageContaining("not in the dataset's folder");
    }

    private void copy() throws IOException {
        Path sound = SharedData.path(SAMPLE);
        try (Stream<Path> all = Files.walk(sound)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(sound.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.write(to, Files.readAllBytes(file));
            }
        }
    }
}
