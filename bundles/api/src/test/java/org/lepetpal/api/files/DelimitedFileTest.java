package org.lepetpal.api.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedFileTest {
    private static final String GOOD = "a b\n";

    @TempDir
    Path folder;

    private DelimitedFile file;
    private final List<RuntimeException> damaged = new ArrayList<>();

    @BeforeEach
    void lay() {
        file = new DelimitedFile(folder.resolve("kept.txt"), 2);
    }

    private List<List<String>> read() throws IOException {
        return file.read(Function.identity(), damaged::add);
    }

    @Test
    void thereAreNoneAtFirst() throws IOException {
        assertThat(read()).isEmpty();
        file.write(List.of());
        assertThat(read()).isEmpty();
        assertThat(damaged).isEmpty();
    }

    @Test
    void anyTextIsAFieldAndReadAsItWasWritten() throws IOException {
        file.write(List.of(List.of("", "größer\n& lauter +%20 😀"), List.of(12, "")));
        assertThat(read()).containsExactly(List.of("", "größer\n& lauter +%20 😀"), List.of("12", ""));
        assertThat(damaged).isEmpty();
    }

    @Test
    void aDamagedLineCostsItselfAlone() throws IOException {
        Files.writeString(file.path(), "ÿ b\na b c\n\n%zz b\n" + GOOD + "half", StandardCharsets.ISO_8859_1);
        assertThat(read()).containsExactly(List.of("a", "b"));
        assertThat(damaged).hasSize(5);
    }

    @Test
    void aRecordThatMeansNothingIsLeftOut() throws IOException {
        Files.writeString(file.path(), "yesterday b\n1970-01-01T00%3A00%3A00Z b\n");
        assertThat(file.read(fields -> Instant.parse(fields.getFirst()), damaged::add))
                .containsExactly(Instant.EPOCH);
        assertThat(damaged).hasSize(1);
    }

    @Test
    void ofAHugeFileTheEndIsReadFromAWholeLineOn() throws IOException {
        Files.writeString(file.path(), "long " + "x".repeat(2_000_000) + "y b\n" + GOOD);
        assertThat(read()).containsExactly(List.of("a", "b"));
        assertThat(damaged).isEmpty();
    }

    @Test
    void recordsHaveAllTheirFields() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> file.write(List.of(List.of("one"))))
                .withMessage("1 fields in place of 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new DelimitedFile(folder, 0));
    }
}
