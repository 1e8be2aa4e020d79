package org.lepetpal.cli.person;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What must still be done when the person leaves in the middle, by Ctrl-C as by an error. Any thread. */
public final class Departure {
    private final Deque<Duty> duties = new ConcurrentLinkedDeque<>();
    private final Consumer<String> complaints;

    /** @param complaints is told what could not be done */
    public Departure(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    /**
     * From now on {@code work} is done on leaving, newest first, unless it was settled.
     *
     * @param name what it does, for a complaint
     */
    public Duty owe(String name, Work work) {
        Duty duty = new Duty(name, work);
        duties.push(duty);
        return duty;
    }

    /** Does all that is owed. */
    public void leave() {
        duties.forEach(Duty::close);
    }

    /** Something to do on leaving. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** One thing owed; closing does it, once, unless it was settled. */
    public final class Duty implements AutoCloseable {
        private final String name;
        private final Work work;
        private final AtomicBoolean over = new AtomicBoolean();

        private Duty(String name, Work work) {
            this.name = name;
            this.work = work;
        }

        /** It need not be done any more. */
        public void settle() {
            over.set(true);
            duties.remove(this);
        }

        @Override
        public void close() {
            duties.remove(this);
            if (over.getAndSet(true)) {
                return;
            }
            try {
                work.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (Exception failed) {
                // Leaving goes on: there may be more to do, and nobody is left to throw it at.
                complaints.accept(name + " failed: " + failed.getMessage());
            }
        }
    }
}
