package org.lepetpal.servo.sg90;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.treat.DispenseRefused;
import org.lepetpal.api.treat.DispenseRefused.Reason;
import org.lepetpal.timebase.SteppedTimebase;

class Sg90DispenserTest {
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-21T10:30:00Z"), ZoneOffset.UTC);
    private static final Clock TOMORROW = Clock.fixed(Instant.parse("2026-11-22T00:00:01Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final SteppedTimebase time = new SteppedTimebase();
    private final RecordingLine line = new RecordingLine(time::nanoTime);
    private int failures;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("dispenser/treats");
    }

    @Test
    void opensHoldsClosesAndSwitchesThePulsesOff() throws DispenseRefused {
        CompletableFuture<Integer> treat =
                dispenser(0, 2, 9, TODAY).dispense(Duration.ofMillis(600)).toCompletableFuture();

        time.advance(Duration.ofMillis(1099));
        assertThat(treat).isNotDone();
        time.advance(Duration.ofMillis(1));

        assertThat(treat).isCompletedWithValue(1);
        assertThat(line.log()).containsExactly("0 pulse 1500", "850 pulse 600", "1100 off");
    }

    @Test
    void shakesWhileOpen() throws DispenseRefused {
        dispenser(1, 2, 9, TODAY).dispense(Duration.ofMillis(500));

        time.advance(Duration.ofSeconds(2));

        assertThat(line.log())
                .containsExactly("0 pulse 1500", "750 pulse 1610", "850 pulse 1390", "950 pulse 600", "1200 off");
    }

    @Test
    void refusesASecondOneMeanwhileAndDuringCoolDown() throws DispenseRefused {
        Sg90Dispenser dispenser = dispenser(0, 2, 9, TODAY);
        dispenser.dispense(Duration.ofMillis(500));
        time.advance(Duration.ofMillis(400));
        assertRefused(dispenser, Reason.BUSY);

        time.advance(Duration.ofMillis(1100));
        assertRefused(dispenser, Reason.COOLING_DOWN);

        time.advance(Duration.ofMillis(1500));
        assertThat(dispenser.dispense(Duration.ofMillis(500))).isNotNull();
    }

    @Test
    void dailyMaximumSurvivesARestartAndEndsAtMidnight() throws DispenseRefused {
        Sg90Dispenser before = dispenser(0, 0, 2, TODAY);
        for (int i = 0; i < 2; i++) {
            before.dispense(Duration.ofMillis(50));
            time.advance(Duration.ofSeconds(1));
        }

        assertRefused(dispenser(0, 0, 2, TODAY), Reason.DAILY_MAXIMUM);

        CompletableFuture<Integer> next =
                dispenser(0, 0, 2, TOMORROW).dispense(Duration.ofMillis(50)).toCompletableFuture();
        time.advance(Duration.ofSeconds(1));
        assertThat(next).isCompletedWithValue(1);
    }

    @Test
    void aServoThatCannotBeMovedFailsAndIsReported() throws DispenseRefused {
        line.breakDown();

        CompletableFuture<Integer> treat =
                dispenser(0, 0, 2, TODAY).dispense(Duration.ofMillis(50)).toCompletableFuture();
        time.advance(Duration.ZERO);

        assertThat(treat)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class)
                .withMessageContaining("the wire is cut");
        assertThat(failures).isEqualTo(1);
        assertThat(new Tally(file).on(java.time.LocalDate.now(TODAY))).isZero();
    }

    @Test
    void withdrawnItBeginsNothingButEndsWhatItBegan() throws DispenseRefused {
        Sg90Dispenser dispenser = dispenser(0, 0, 2, TODAY);
        dispenser.dispense(Duration.ofMillis(50));
        CompletableFuture<Integer> rest = dispenser.withdraw();

        assertThatThrownBy(() -> dispenser.dispense(Duration.ofMillis(50))).isInstanceOf(IllegalStateException.class);
        time.advance(Duration.ofSeconds(1));

        assertThat(rest).isCompletedWithValue(1);
    }

    @Test
    void aSpoiltCountBeginsAtNone() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "yesterday many");

        assertThat(new Tally(file).on(java.time.LocalDate.now(TODAY))).isZero();
    }

    private Sg90Dispenser dispenser(int shakes, int cooldown, int maximum, Clock clock) {
        Ration ration = new Ration(Duration.ofSeconds(cooldown), maximum, new Tally(file), clock, time::nanoTime);
        Gate gate = new Gate(line, new Stroke(600, 1500, Duration.ofMillis(250), shakes), time.worker("test", 8));
        return new Sg90Dispenser(gate, ration, time::nanoTime, () -> failures++);
    }

    private static void assertRefused(Sg90Dispenser dispenser, Reason reason) {
        assertThatThrownBy(() -> dispenser.dispense(Duration.ofMillis(500)))
                .isInstanceOfSatisfying(
                        DispenseRefused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
