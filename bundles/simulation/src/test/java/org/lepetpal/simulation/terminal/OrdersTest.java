package org.lepetpal.simulation.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.simulation.LiveWorld;
import org.lepetpal.simulation.servo.Baud;
import org.lepetpal.simulation.world.World;

class OrdersTest {
    private long now;
    private final LiveWorld world = new LiveWorld(1, () -> now);
    private final Orders orders = new Orders(world);

    @Test
    void faultsComeAndGo() {
        assertThat(orders.follow("fault drop-reply servo=3 times=2"))
                .isEqualTo("fault 1: replies get lost (servo 3, 2 times; hit 0)");
        assertThat(orders.follow("fault vanish for_ms=50")).startsWith("fault 2");
        assertThat(orders.follow("faults")).contains("fault 1", "fault 2", "known: delay-reply [servo");
        now += 50_000_000;
        assertThat(orders.follow("faults")).doesNotContain("fault 2");
        assertThat(orders.follow("remove 1")).isEqualTo("removed");
        assertThat(orders.follow("remove all")).isEqualTo("removed");
        assertThat(world.faults().list()).isEmpty();
    }

    @Test
    void aHandLeadsTheArm() {
        orders.follow("hand shoulder_pan=25 gripper=50 seconds=0.5");
        for (int i = 1; i <= 50; i++) {
            now = Duration.ofMillis(20L * i).toNanos();
            world.advanceTo(now);
        }
        Map<String, Double> joints = world.ask(World::state).arm().joints();
        assertThat(joints.get("shoulder_pan")).isBetween(23.0, 27.0);
        assertThat(joints.get("gripper")).isBetween(48.0, 52.0);
        assertThat(orders.follow("state")).contains("shoulder_pan", "torque off");
        assertThat(orders.follow("hand")).isEqualTo("the hand lets go");
        assertThat(orders.follow("help")).contains("fault NAME");
    }

    @Test
    void stridesAreThoseSinceTheyWereLastAsked() {
        assertThat(orders.follow("strides")).startsWith("strides of 0 packets: shoulder_pan 0.00");
        world.change(room -> room.answer(packet(1, 40, 1), Baud.FASTEST));
        world.change(room -> room.answer(packet(1, 42, 2048 & 0xFF, 2048 >> 8), Baud.FASTEST));
        world.change(room -> room.answer(packet(1, 42, 2098 & 0xFF, 2098 >> 8), Baud.FASTEST));
        assertThat(orders.follow("strides"))
                .startsWith("strides of 3 packets: shoulder_pan")
                .contains("gripper 0.00");
        world.change(room -> room.answer(packet(1, 42, 2078 & 0xFF, 2078 >> 8), Baud.FASTEST));
        assertThat(orders.follow("strides")).startsWith("strides of 1 packets: shoulder_pan 1.76 ");
    }

    @Test
    void stridesThatAreNoLongerKnownAreSaidToBeMissed() {
        for (int i = 0; i < 5000; i++) {
            world.change(room -> room.answer(packet(1, 42, 2048 & 0xFF, 2048 >> 8), Baud.FASTEST));
        }
        assertThat(orders.follow("strides")).startsWith("strides of 4096 packets, 904 missed: shoulder_pan");
        assertThat(orders.follow("strides")).startsWith("strides of 0 packets: shoulder_pan");
    }

    private static byte[] packet(int id, int address, int... data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int sum = id + data.length + 3 + 3 + address + IntStream.of(data).sum();
        bytes.writeBytes(new byte[] {-1, -1, (byte) id, (byte) (data.length + 3), 3, (byte) address});
        IntStream.of(data).forEach(bytes::write);
        bytes.write(~sum);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance | 'dance' is not understood",
                "fault | a fault lacks its name",
                "fault gremlin | there is no fault 'gremlin'",
                "fault drop-reply servo | 'servo' is not NAME=VALUE",
                "fault drop-reply colour=3 | 'colour' is not known here",
                "fault drop-reply servo=x | 'servo' is 'x', it must be an integer",
                "fault voltage-sag volts=much | 'volts' is 'much', it must be a number",
                "fault vanish for_ms=0 | 'for_ms' must be 1 or more",
                "remove 7 | there is no fault '7'",
                "hand knee=3 | 'knee' is not known here",
                "hand gripper=3 seconds=0 | 'seconds' must be more than 0"
            })
    void saysWhatIsNotUnderstood(String order, String complaint) {
        assertThatThrownBy(() -> orders.follow(order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }
}
