package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCacheTest {
    @TempDir
    private Path folder;

    private int made;

    @Test
    void whatWasMadeIsFoundAgain() throws Exception {
        ModelCache cache = new ModelCache(folder.resolve("new"), 1_000);
        Path first = cache.model("a", this::make).orElseThrow();
        Path again = cache.model("a", this::make).orElseThrow();
        assertThat(made).isEqualTo(1);
        assertThat(again).isEqualTo(first).hasContent("model 1");
    }

    @Test
    void whatIsDamagedIsMadeAnew() throws Exception {
        ModelCache cache = new ModelCache(folder, 1_000);
        Path model = cache.model("a", this::make).orElseThrow();
        Files.writeString(model.resolveSibling("weights.bin"), "9123456789");
        assertThat(cache.model("a", this::make).orElseThrow()).hasContent("model 2");
        Files.delete(model.resolveSibling("weights.bin"));
        assertThat(cache.model("a", this::make).orElseThrow()).hasContent("model 3");
        Files.delete(model.resolveSibling("seal"));
        assertThat(cache.model("a", this::make).orElseThrow()).hasContent("model 4");
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() throws Exception {
        ModelCache cache = new ModelCache(folder, 150);
        cache.model("a", this::make);
        cache.model("b", this::make);
        Files.setLastModifiedTime(folder.resolve("a"), FileTime.fromMillis(2_000));
        Files.setLastModifiedTime(folder.resolve("b"), FileTime.fromMillis(1_000));
        cache.model("c", this::make);
        assertThat(names()).containsExactly("a", "c");
    }

    @Test
    void whatFailsLeavesNothing() throws Exception {
        ModelCache cache = new ModelCache(folder, 1_000);
        assertThatThrownBy(() -> cache.model("a", path -> {
                    make(path);
                    throw new OrtException("no such operator");
                }))
                .isInstanceOf(OrtException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void aPlaceThatIsNoneIsDoneWithout() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(new ModelCache(file, 1_000).model("a", this::make)).isEmpty();
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
