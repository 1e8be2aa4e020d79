package org.lepetpal.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepartureTest {
    private final List<String> done = new ArrayList<>();
    private final Departure departure = new Departure(complaint -> done.add("! " + complaint));

    @Test
    void doesWhatIsOwedNewestFirstAndOnce() {
        departure.owe("one", () -> done.add("one"));
        Departure.Duty two = departure.owe("two", () -> done.add("two"));
        departure.owe("three", () -> done.add("three")).settle();

        departure.leave();
        departure.leave();
        two.close();

        assertThat(done).containsExactly("two", "one");
    }

    @Test
    void whatFailsIsToldAndTheRestIsDone() {
        departure.owe("one", () -> done.add("one"));
        departure.owe("two", () -> {
            throw new IOException("no robot");
        });

        departure.leave();

        assertThat(done).containsExactly("! two failed: no robot", "one");
    }
}
