package org.lepetpal.itests.platform;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.policy.PolicyDescription;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A policy that serves the first instruction badly, in the way that its bundle's name ends with. */
public final class BadPolicy implements Policy, BundleActivator {
    private String vice = "";

    @Override
    public void start(BundleContext context) {
        String bundle = context.getBundle().getSymbolicName();
        vice = bundle.substring(bundle.lastIndexOf('.') + 1);
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, vice);
        properties.put(ServiceKeys.VERSION, "1.0.0");
        properties.put("service.ranking", -10);
        context.registerService(Policy.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }

    @Override
    public PolicyDescription description() {
        if (vice.equals("mute")) {
            hang();
        }
        return new PolicyDescription(vice, "1.0.0", Map.of("pick up the ball", Set.of()), false);
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("woken", e);
        }
    }

    @Override
    public PolicyRun begin(String instruction) {
        return new BadRun(vice);
    }

    /** A run without end. */
    public static final class BadRun implements PolicyRun {
        private static final int LASTING = 30;

        private final String vice;
        private int answers;

        BadRun(String vice) {
            this.vice = vice;
        }

        @Override
        public PolicyStep next(Observation seen) {
            return switch (vice) {
                case "tires" -> tire(seen);
                case "dozes" -> doze(seen);
                case "throws" -> throw new IllegalStateException("I do not know how");
                case "nan" -> move(seen, seen.lastTarget().with(0, Double.NaN));
                case "shape" -> move(seen, JointAngles.of(0, 0));
                case "hog" -> move(seen, hog(seen));
                case "hangs" -> hang(seen);
                case "slow" -> dawdle(seen);
                default -> throw new IllegalArgumentException("no vice " + vice);
            };
        }

        /** Long after it has proved itself. */
        private PolicyStep tire(Observation seen) {
            answers++;
            if (answers > LASTING) {
                throw new IllegalStateException("I am tired");
            }
            return move(seen, seen.lastTarget());
        }

        /** The same, without a word. No interrupt wakes it. */
        private PolicyStep doze(Observation seen) {
            answers++;
            while (answers > LASTING) {
                LockSupport.park();
                Thread.interrupted();
            }
            return move(seen, seen.lastTarget());
        }

        private static PolicyStep move(Observation seen, JointAngles target) {
            return new PolicyStep.Move(new ActionChunk(
                    seen.nanos(), 30, List.of(target, target), Phase.DETECT, OptionalDouble.of(1), "badly"));
        }

        /** More than any heap has. */
        private static JointAngles hog(Observation seen) {
            long[][] memory = new long[1 << 20][];
            for (int i = 0; i < memory.length; i++) {
                memory[i] = new long[1 << 17];
            }
            return seen.lastTarget().with(0, memory.length);
        }

        private static PolicyStep hang(Observation seen) {
            BadPolicy.hang();
            return move(seen, seen.lastTarget());
        }

        /** Twice as long as it may take, and heeds no interrupt. */
        private static PolicyStep dawdle(Observation seen) {
            long end = System.nanoTime() + 1_000_000_000L;
            while (System.nanoTime() - end < 0) {
                LockSupport.parkNanos(10_000_000L);
            }
            return move(seen, seen.lastTarget());
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
