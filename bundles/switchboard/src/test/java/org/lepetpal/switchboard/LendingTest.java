package org.lepetpal.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.SlotName;

/**
 * The moment between reading who is active and noting that it is lent, in which somebody else may change everything; in {@link StressTest}
 * they do so by chance.
 */
class LendingTest {
    @TempDir
    private Path folder;

    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private LiveSlot<String> slot;
    private Tenant<String> first;
    private TestBoard rig;

    @BeforeEach
    void fill() {
        rig = new TestBoard(folder);
        slot = rig.words(SlotName.VOICE);
        Leases interrupted = new Leases() {
            @Override
            Ticket lend() {
                meanwhile.getAndSet(() -> {}).run();
                return super.lend();
            }
        };
        first = rig.tenant(SlotName.VOICE, "first", 5, "first", interrupted);
        slot.come(first);
    }

    @Test
    void whoIsWithdrawnMeanwhileIsNotLent() {
        meanwhile.set(() -> slot.leave(first));
        assertThat(slot.take()).isEmpty();
    }

    @Test
    void whoIsReplacedMeanwhileIsNotLentButTheOther() {
        Tenant<String> second = rig.tenant(SlotName.VOICE, "second", "1.0.0", 9, false, "second");
        meanwhile.set(() -> slot.come(second));
        Optional<Lease<String>> lease = slot.take();
        assertThat(lease).map(Lease::service).contains("second");
        lease.ifPresent(Lease::close);
    }

    @Test
    void ofSeveralThoseThatAreWithdrawnMeanwhileAreLeftOut() {
        meanwhile.set(() -> slot.leave(first));
        List<Lease<String>> leases = slot.takeAll();
        assertThat(leases).isEmpty();
    }
}
