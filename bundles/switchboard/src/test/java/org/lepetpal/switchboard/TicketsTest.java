package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More users at once than there are pegs. */
final class TicketsTest {
    private final Leases leases = new Leases();

    @Test
    void aCrowdIsWaitedForToTheLast() throws InterruptedException {
        List<Leases.Ticket> out = new ArrayList<>();
        Thread holder = Thread.ofPlatform().start(() -> IntStream.range(0, 50).forEach(_ -> out.add(leases.lend())));
        holder.join();
        while (!out.isEmpty()) {
            assertThat(leases.awaitBack(Duration.ZERO))
                    .as("%d are out", out.size())
                    .isFalse();
            Leases.Ticket ticket = out.remove(out.size() / 2);
            ticket.close();
            ticket.close();
        }
        assertThat(leases.awaitBack(Duration.ZERO)).isTrue();
    }

    @Test
    void aTicketThatIsGivenBackTwiceTakesNoOtherOnesPlace() throws InterruptedException {
        Leases.Ticket own = leases.lend();
        own.close();
        Thread other = Thread.ofPlatform().start(leases::lend);
        other.join();
        own.close();
        assertThat(leases.awaitBack(Duration.ZERO)).isFalse();
    }
}
