package org.lepetpal.safety;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.safety.StopState.Latched;

/** What the kernel says of itself: what keeps the arm from moving, what is not watched, and which rules there are. */
record KernelHealth(RuleKernel kernel, RuleBook book, StopLatch latch, LoopWatch watch)
        implements Supplier<ComponentHealth> {
    @Override
    public ComponentHealth get() {
        Optional<Grasp> held = kernel.grasp();
        Optional<String> mistake = kernel.impediment();
        if (mistake.isPresent()) {
            return ComponentHealth.of("safety", Status.DOWN, mistake.get());
        }
        List<Remark> rules = held.map(grasp -> grasp.rules().remarks()).orElseGet(book::remarks);
        List<Remark> all = Stream.of(stopped(latch).stream(), silence().stream(), rules.stream())
                .flatMap(remarks -> remarks)
                .toList();
        Status worst =
                all.stream().map(Remark::status).max(Comparator.naturalOrder()).orElse(Status.OK);
        String said = all.stream().map(Remark::text).map(text -> text + "; ").collect(Collectors.joining());
        return ComponentHealth.of("safety", worst, said + "rules: " + String.join(", ", book.names()));
    }

    /** What is said where a wrong setting keeps the kernel out. */
    static ComponentHealth out(String mistake, StopLatch latch) {
        String stopped = stopped(latch).map(remark -> "; " + remark.text()).orElse("");
        return ComponentHealth.of("safety", Status.DOWN, mistake + stopped);
    }

    private static Optional<Remark> stopped(StopLatch latch) {
        return latch.state() instanceof Latched stop ? Optional.of(describe(stop, latch)) : powerless(latch);
    }

    private static Remark describe(Latched stop, StopLatch latch) {
        String lost = latch.remarks().stream().map(text -> "; " + text).collect(Collectors.joining());
        return new Remark(
                Status.DEGRADED,
                "software stop (category " + stop.category().number() + ", "
                        + (stop.atRest() ? "at rest" : "not at rest yet") + "): " + stop.reason() + lost);
    }

    private static Optional<Remark> powerless(StopLatch latch) {
        return latch.powerless()
                ? Optional.of(new Remark(Status.OK, "power stays off after the stop until the arm is to move"))
                : Optional.empty();
    }

    private Optional<Remark> silence() {
        return watch.holding()
                ? Optional.of(new Remark(Status.DEGRADED, "deadman: the control loop is silent, the arm is held"))
                : Optional.empty();
    }
}
