package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.safety.StopState;
import org.lepetpal.api.safety.StopState.Latched;

/** What every {@link SoftwareStop} keeps. */
public abstract class SoftwareStopContract {
    /** One that has just started; the same throughout one test. */
    protected abstract SoftwareStop stop();

    @Test
    void itStartsClear() {
        assertThat(stop().state()).isEqualTo(StopState.CLEAR);
        assertThat(stop().reset()).isEqualTo(StopState.CLEAR);
    }

    @Test
    void itStaysLatchedUntilItIsReset() {
        StopState latched = stop().stop(StopCategory.POWER_KEPT, "the dog jumped up");
        assertThat(latched).isInstanceOfSatisfying(Latched.class, state -> {
            assertThat(state.category()).isEqualTo(StopCategory.POWER_KEPT);
            assertThat(state.reason()).isEqualTo("the dog jumped up");
        });
        assertThat(stop().state()).isEqualTo(latched);
        assertThat(stop().reset()).isEqualTo(StopState.CLEAR);
        assertThat(stop().state()).isEqualTo(StopState.CLEAR);
    }

    @Test
    void aSecondStopKeepsTheFirstReasonAndMayOnlyRemovePower() {
        Latched first = (Latched) stop().stop(StopCategory.POWER_KEPT, "first");
        assertThat(stop().stop(StopCategory.POWER_KEPT, "second")).isEqualTo(first);
        Latched raised = (Latched) stop().stop(StopCategory.POWER_REMOVED, "third");
        assertThat(raised.category()).isEqualTo(StopCategory.POWER_REMOVED);
        assertThat(raised.reason()).isEqualTo("first");
        assertThat(raised.since()).isEqualTo(first.since());
        assertThat(stop().stop(StopCategory.POWER_KEPT, "fourth")).isEqualTo(raised);
    }

    @Test
    void itCountsStopsAndNeitherWhatIsAddedToOneNorResets() {
        assertThat(stop().stops()).isZero();
        stop().reset();
        assertThat(stop().stops()).isZero();
        stop().stop(StopCategory.POWER_KEPT, "first");
        stop().stop(StopCategory.POWER_REMOVED, "the same one, raised");
        assertThat(stop().stops()).isEqualTo(1);
        stop().reset();
        assertThat(stop().stops()).as("a reset takes nothing back").isEqualTo(1);
        stop().stop(StopCategory.POWER_KEPT, "second");
        assertThat(stop().stops()).isEqualTo(2);
    }

    @Test
    void aStopNeedsAReason() {
        assertThatThrownBy(() -> stop().stop(StopCategory.POWER_KEPT, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stop().state()).isEqualTo(StopState.CLEAR);
    }
}
