package org.lepetpal.simulation.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.lepetpal.simulation.servo.Answer;
import org.lepetpal.simulation.servo.Interference;
import org.lepetpal.simulation.servo.Reply;

/** The faults that are injected now, in the order in which they came; each acts on what the ones before it left. Any thread. */
public final class Faults implements Interference {
    private final LongSupplier nanoTime;
    private final List<Active> active = new ArrayList<>();
    private int lastId;

    /** @param nanoTime the robot's time, by which faults end */
    public Faults(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A fault as it is listed.
     *
     * @param id by which it is removed, 1 or more
     * @param effect what it does, for people
     * @param nanosLeft until it ends by itself; empty when it does not
     */
    public record Listed(int id, FaultKind kind, String effect, OptionalLong nanosLeft) {}

    /**
     * Begins at once, and lasts until it is removed.
     *
     * @return its id
     */
    public synchronized int inject(Fault fault) {
        return add(fault, OptionalLong.empty());
    }

    /**
     * Begins at once, and ends by itself.
     *
     * @param lasts longer than zero
     * @return its id
     */
    public synchronized int inject(Fault fault, Duration lasts) {
        return add(fault, OptionalLong.of(nanoTime.getAsLong() + lasts.toNanos()));
    }

    /** @return whether there was one of this id */
    public synchronized boolean remove(int id) {
        current();
        return active.removeIf(one -> one.id == id);
    }

    public synchronized void clear() {
        active.clear();
    }

    public synchronized List<Listed> list() {
        long now = nanoTime.getAsLong();
        return current().stream().map(one -> one.listed(now)).toList();
    }

    /** Whether the bus's adapter is plugged in. */
    public synchronized boolean plugged() {
        for (Active one : current()) {
            if (!one.fault.plugged()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized boolean hears(int servo) {
        for (Active one : current()) {
            if (!one.fault.hears(servo)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public synchronized int speed(int servo, int baud) {
        int speed = baud;
        for (Active one : current()) {
            speed = one.fault.speed(servo, speed);
        }
        return speed;
    }

    @Override
    public synchronized Answer says(Answer answer) {
        Answer said = answer;
        for (Active one : current()) {
            said = one.fault.says(said);
        }
        return said;
    }

    @Override
    public synchronized Optional<Reply> carries(Reply reply) {
        Optional<Reply> carried = Optional.of(reply);
        for (Active one : current()) {
            carried = carried.flatMap(one.fault::carries);
        }
        return carried;
    }

    @Override
    public synchronized double volts(double volts, double amperes) {
        double left = volts;
        for (Active one : current()) {
            left = one.fault.volts(left, amperes);
        }
        return left;
    }

    private int add(Fault fault, OptionalLong end) {
        lastId++;
        active.add(new Active(lastId, fault, end));
        return lastId;
    }

    /** Without those whose time is over. */
    private List<Active> current() {
        if (!active.isEmpty()) {
            long now = nanoTime.getAsLong();
            active.removeIf(one -> one.end.isPresent() && one.end.getAsLong() - now <= 0);
        }
        return active;
    }

    private record Active(int id, Fault fault, OptionalLong end) {
        Listed listed(long now) {
            OptionalLong left = end.isPresent() ? OptionalLong.of(end.getAsLong() - now) : OptionalLong.empty();
            return new Listed(id, fault.kind(), fault.effect(), left);
        }
    }
}
