package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCacheTest {
    private static final long FEW = 10;

    @TempDir
    private Path folder;

    private int made;

    @Test
    void whatWasMadeIsFoundAgain() throws Exception {
        ModelCache cache = new ModelCache(folder.resolve("new"), 1_000);
        Path first = cache.model("a", FEW, this::make).orElseThrow();
        Path again = cache.model("a", FEW, this::make).orElseThrow();
        assertThat(made).isEqualTo(1);
        assertThat(again).isEqualTo(first).hasContent("model 1");
    }

    @Test
    void whatIsDamagedIsMadeAnew() throws Exception {
        ModelCache cache = new ModelCache(folder, 1_000);
        Path model = cache.model("a", FEW, this::make).orElseThrow();
        Files.writeString(model.resolveSibling("weights.bin"), "9123456789");
        assertThat(cache.model("a", FEW, this::make).orElseThrow()).hasContent("model 2");
        Files.delete(model.resolveSibling("weights.bin"));
        assertThat(cache.model("a", FEW, this::make).orElseThrow()).hasContent("model 3");
        Files.delete(model.resolveSibling("seal"));
        assertThat(cache.model("a", FEW, this::make).orElseThrow()).hasContent("model 4");
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws Exception {
        ModelCache cache = new ModelCache(folder, 150);
        cache.model("a", FEW, this::make);
        cache.model("b", FEW, this::make);
        Files.setLastModifiedTime(folder.resolve("a"), FileTime.fromMillis(2_000));
        Files.setLastModifiedTime(folder.resolve("b"), FileTime.fromMillis(1_000));
        cache.model("c", FEW, this::make);
        assertThat(names()).containsExactly("a", "c");
    }

    /** ONNX Runtime writes by itself, so that this is how a full disk shows. */
    @Test
    void whatFailsIsDoneWithoutAndLeavesNothing() throws Exception {
        ModelCache cache = new ModelCache(folder, 1_000);
        assertThat(cache.model("a", FEW, path -> {
                    make(path);
                    throw new OrtException("no space left on device");
                }))
                .isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void nothingIsMadeWhereTheDiskWouldBeFull() throws Exception {
        assertThat(new ModelCache(folder, Long.MAX_VALUE).model("a", Long.MAX_VALUE / 2, this::make))
                .isEmpty();
        assertThat(made).isZero();
        assertThat(names()).isEmpty();
    }

    @Test
    void roomIsMadeBeforeAnotherIsMade() throws Exception {
        ModelCache cache = new ModelCache(folder, 150);
        cache.model("a", FEW, this::make);
        cache.model("b", 100, path -> {
            assertThat(folder.resolve("a")).doesNotExist();
            make(path);
        });
        assertThat(names()).containsExactly("b");
    }

    @Test
    void whatOthersWriteAndWhatWasNotedStays() throws Exception {
        ModelCache cache = new ModelCache(folder, 1);
        cache.note("trial-a", "0.01");
        Path theirs = Files.createDirectory(folder.resolve("unfinished-theirs"));
        Files.writeString(theirs.resolve("model.onnx"), "half of it");
        cache.model("a", FEW, this::make);
        cache.model("b", FEW, this::make);
        assertThat(names()).containsExactly("b", "trial-a", "unfinished-theirs");
        assertThat(cache.note("trial-a")).contains("0.01");
    }

    @Test
    void whatWasNeverFinishedGoesAfterAnHour() throws Exception {
        Path abandoned = Files.createDirectory(folder.resolve("unfinished-1"));
        Files.writeString(abandoned.resolve("weights.bin"), "0123");
        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minusSeconds(3_700)));
        new ModelCache(folder, 1_000).model("a", FEW, this::make);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aPlaceThatIsNoneIsDoneWithout() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(new ModelCache(file, 1_000).model("a", FEW, this::make)).isEmpty();
    }

    private void make(Path model) {
        made++;
        try {
            Files.writeString(model, "model " + made);
            Files.writeString(model.resolveSibling("weights.bin"), "0123456789");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList().stream();
        }
    }
}
