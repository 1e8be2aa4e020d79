package org.lepetpal.simulation.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PseudoTerminalTest {
    /** More than a terminal's queue takes. */
    private static final int MUCH = 1_000_000;

    @Test
    void whatNobodyReadsIsLostAndHoldsNothingUp() throws IOException {
        Assumptions.assumeTrue(Files.exists(Path.of("/dev/ptmx")), "this system has no pseudo-terminals");
        byte[] much = new byte[MUCH];
        Arrays.fill(much, (byte) 7);
        try (PseudoTerminal terminal = new PseudoTerminal(new CLibrary());
                FileInputStream port = new FileInputStream(terminal.path())) {
            terminal.write(much);
            assertThat(port.readNBytes(4_000)).containsOnly(7);
        }
    }
}
