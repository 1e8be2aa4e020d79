package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Station;

/** What the {@link Station}s of every {@link Slot} keep. */
public abstract class StationContract {
    /** Empty at first; the same throughout one test. */
    protected abstract Slot<String> slot();

    /** Makes this the active one. */
    protected abstract void activate(String service);

    /** Withdraws all. */
    protected abstract void clear();

    @Test
    void eachTurnIsWithWhoIsActiveThen() {
        Station<String> station = slot().station();
        assertThat(turn(station)).isEmpty();
        activate("first");
        assertThat(turn(station)).contains("first");
        assertThat(turn(station)).contains("first");
        activate("second");
        assertThat(turn(station)).contains("second");
        clear();
        assertThat(turn(station)).isEmpty();
        activate("third");
        assertThat(turn(station)).contains("third");
    }

    @Test
    void aTurnIsNotBegunBeforeTheLastIsLeft() {
        activate("first");
        Station<String> station = slot().station();
        station.enter();
        assertThatThrownBy(station::enter).isInstanceOf(IllegalStateException.class);
        station.leave();
        assertThat(turn(station)).contains("first");
    }

    @Test
    void thatAnotherOneIsActiveByThenMakesNoTurnIntoTwo() {
        activate("first");
        Station<String> station = slot().station();
        station.enter();
        activate("second");
        assertThatThrownBy(station::enter).isInstanceOf(IllegalStateException.class);
        station.leave();
        assertThat(turn(station)).contains("second");
    }

    @Test
    void leavingIsIdempotentAndNeedsNoTurn() {
        Station<String> station = slot().station();
        station.leave();
        activate("first");
        station.leave();
        station.enter();
        station.leave();
        station.leave();
        assertThat(turn(station)).contains("first");
    }

    @Test
    void itSaysWhomATurnIsWith() {
        activate("first");
        Station<String> station = slot().station();
        assertThatThrownBy(station::candidate).isInstanceOf(IllegalStateException.class);
        station.enter();
        activate("second");
        assertThat(station.candidate().name()).isEqualTo("first");
        station.leave();
        assertThatThrownBy(station::candidate).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void stationsAreIndependent() {
        activate("first");
        Station<String> one = slot().station();
        Station<String> other = slot().station();
        one.enter();
        assertThat(turn(other)).contains("first");
        one.leave();
    }

    @Test
    void oneThatIsClosedHasNoTurns() {
        activate("first");
        Station<String> station = slot().station();
        station.enter();
        station.close();
        assertThatThrownBy(station::candidate).isInstanceOf(IllegalStateException.class);
        assertThat(turn(station)).isEmpty();
        station.close();
        assertThat(turn(slot().station())).as("another one's are its own").contains("first");
    }

    private static Optional<String> turn(Station<String> station) {
        Optional<String> service = station.enter();
        station.leave();
        return service;
    }
}
