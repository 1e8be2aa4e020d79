package org.lepetpal.bench.swap;

import java.io.IOException;
import java.util.Optional;

/** One {@link Operation} under way on a thread of its own, which ends with it, or with the robot. */
final class Attempt {
    private final Thread thread;
    private volatile Optional<String> complaint = Optional.empty();
    private volatile boolean cutOff;
    private volatile int answered;

    /** What is asked of the robot. */
    @FunctionalInterface
    interface Work {
        /** @param attempt to be told of every answer */
        void run(Attempt attempt) throws IOException, InterruptedException;
    }

    Attempt(Work work) {
        thread = Thread.ofPlatform().daemon().name("mischief").start(() -> run(work));
    }

    private void run(Work work) {
        try {
            work.run(this);
        } catch (IOException e) {
            // What the kill cut off is looked at on the disk, and when the robot is up again; before it nothing may
            // fail.
            if (!cutOff) {
                complaint = Optional.of("failed before the kill: " + e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The robot did as it was asked. By the attempt's own thread. */
    void answered() {
        answered = answered + 1;
    }

    /** The robot said no, to what it should have done. */
    void refused(String answer) {
        complaint = Optional.of(answer);
    }

    /** The robot is about to be killed: what fails from now on was cut off. */
    void expectCutOff() {
        cutOff = true;
    }

    /** How often the robot did as it was asked. */
    int answers() {
        return answered;
    }

    /** What the robot said no with, or what failed before the kill; empty where all went well until then. */
    Optional<String> complaint() {
        return complaint;
    }

    /** Waits for its end, which comes at once where the robot is dead. */
    void await() throws InterruptedException {
        thread.join();
    }
}
