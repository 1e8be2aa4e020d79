package org.lepetpal.video.sight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.timebase.SteppedTimebase;

/** Stepped time in which the worker of a name can be held, so that what is to run on it hangs for as long as a test likes. */
public final class HeldWorkers implements Timebase {
    private final SteppedTimebase time;
    private final Map<String, List<Runnable>> held = new HashMap<>();

    public HeldWorkers(SteppedTimebase time) {
        this.time = time;
    }

    /** From now on that worker hangs. */
    public void hold(String name) {
        held.put(name, new ArrayList<>());
    }

    /** What hung goes on, on the calling thread. */
    public void release(String name) {
        held.remove(name).forEach(Runnable::run);
    }

    @Override
    public long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public Schedule every(String threadName, Duration period, Urgency urgency, Tick tick) {
        return time.every(threadName, period, urgency, tick);
    }

    @Override
    public Worker worker(String threadName, int backlog) {
        Worker worker = time.worker(threadName, backlog);
        return new Worker() {
            @Override
            public void execute(Runnable task) {
                if (held.containsKey(threadName)) {
                    held.get(threadName).add(task);
                } else {
                    worker.execute(task);
                }
            }

            @Override
            public void after(Duration delay, Runnable task) {
                worker.after(delay, task);
            }

            @Override
            public void close() {
                worker.close();
            }
        };
    }
}
