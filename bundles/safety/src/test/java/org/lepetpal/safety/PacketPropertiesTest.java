package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked for, in whatever state arm, wire and room are, no packet reaches the servos that breaks a limit: the kernel over the
 * real driver over the simulated bus with its faults. {@code -Dpacket.tries} plans, each one step of a {@link WildRobot}. A failure says
 * the seeds of the fewest steps that break a limit; {@code -Dseed} makes all robots others, or what they were.
 */
class PacketPropertiesTest {
    private static final int TRIES = Integer.getInteger("packet.tries", 40_000);
    /** The same plans in every build, which nobody's chance is to break; others are tried on purpose. */
    private static final long SEED = Long.getLong("seed", 4242);

    private static final int LONGEST = 40;

    @Test
    void noPacketBreaksALimit() {
        SplittableRandom robots = new SplittableRandom(SEED);
        long packets = 0;
        for (int tried = 0; tried < TRIES; ) {
            Life life = Life.of(robots.nextLong());
            Outcome outcome = life.live();
            assertThat(outcome.broken())
                    .as(() -> "-Dseed=" + SEED + ", " + life.fewest())
                    .isEmpty();
            packets += outcome.packets();
            tried += life.steps().size();
        }
        System.getLogger("packets").log(System.Logger.Level.INFO, "{0} plans: {1} packets judged", TRIES, packets);
        assertThat(packets).as("packets that were judged").isGreaterThan(TRIES / 2);
    }

    /** What became of a robot. */
    private record Outcome(List<String> broken, long packets) {}

    /** A robot from its beginning to its end. */
    private record Life(long seed, List<Long> steps) {
        static Life of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Life(
                    random.nextLong(),
                    Stream.generate(random::nextLong)
                            .limit(random.nextInt(2, LONGEST + 1))
                            .toList());
        }

        Outcome live() {
            WildRobot robot = new WildRobot(seed);
            for (int i = 0; i < steps.size() && robot.broken().isEmpty(); i++) {
                robot.step(steps.get(i));
            }
            return new Outcome(robot.broken(), robot.packets());
        }

        /** The same without all steps that it does not take to break a limit. */
        Life fewest() {
            for (int i = steps.size() - 1; i >= 0; i--) {
                List<Long> fewer = new ArrayList<>(steps);
                fewer.remove(i);
                Life shorter = new Life(seed, fewer);
                if (!shorter.live().broken().isEmpty()) {
                    return shorter.fewest();
                }
            }
            return this;
        }
    }
}
