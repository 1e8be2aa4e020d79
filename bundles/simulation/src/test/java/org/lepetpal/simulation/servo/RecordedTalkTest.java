package org.lepetpal.simulation.servo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lepetpal.simulation.fault.Aim;
import org.lepetpal.simulation.fault.BadChecksum;
import org.lepetpal.simulation.fault.DropReply;
import org.lepetpal.simulation.fault.Faults;
import org.lepetpal.testkit.SharedData;

/**
 * What LeRobot said to six servos and what they answered, replayed against ours, every byte of it. What the recording
 * peer spoilt on purpose is spoilt here by faults.
 */
class RecordedTalkTest {
    private static final String SYNC_WRITE_GOALS = "832a02";

    private final Faults faults = new Faults(() -> 0);

    @TestFactory
    Stream<DynamicTest> theServosAnswerAsRecorded() throws IOException {
        TestChain chain = new TestChain(faults, 1, 2, 3, 4, 5, 6);
        for (int id = 1; id <= 6; id++) {
            // The recorded servos came with multi-turn feedback switched on.
            chain.servos.get(id - 1).write(Register.PHASE.address, new byte[] {0x1C}, 0, 1);
        }
        JsonNode sections =
                SharedData.json("so101/wire/lerobot_feetech_trace.json").get("sections");
        return sections.valueStream()
                .filter(section -> !section.get("section").asText().matches("setup_motor.*|set_half_turn.*"))
                .map(section -> DynamicTest.dynamicTest(section.get("section").asText(), () -> replay(section, chain)));
    }

    @Test
    void aFreshServoIsGivenItsId() throws IOException {
        TestChain chain = new TestChain(1);
        replay(section("setup_motor"), chain);
        chain.turn(0, 3100);
        replay(section("set_half_turn"), chain);
    }

    private void replay(JsonNode section, TestChain chain) {
        faults.clear();
        if (section.get("section").asText().contains("corrupt")) {
            faults.inject(new BadChecksum(Aim.at(6).times(1)));
        }
        for (JsonNode frame : section.get("frames")) {
            String host = frame.get("host").asText();
            int withheld = frame.has("note") ? faults.inject(new DropReply(Aim.everywhere())) : 0;
            assertThat(chain.ask(host)).as(host).isEqualTo(frame.get("servo").asText());
            faults.remove(withheld);
            if (host.contains(SYNC_WRITE_GOALS)) {
                arrive(chain);
            }
        }
    }

    /** The recorded servos are at their goals at once. */
    private static void arrive(TestChain chain) {
        for (int i = 0; i < chain.servos.size(); i++) {
            int offset = Register.HOMING_OFFSET.decode(chain.word(i, Register.HOMING_OFFSET));
            chain.turn(i, chain.word(i, Register.GOAL_POSITION) + offset);
        }
    }

    private static JsonNode section(String name) throws IOException {
        return SharedData.json("so101/wire/lerobot_feetech_trace.json")
                .get("sections")
                .valueStream()
                .filter(section -> section.get("section").asText().startsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
