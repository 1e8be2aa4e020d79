package org.lepetpal.simulation.servo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lepetpal.simulation.SharedData;

/** What LeRobot said to six servos and what they answered, replayed against ours. */
class RecordedTalkTest {
    private static final String SYNC_WRITE_GOALS = "832a02";

    @TestFactory
    Stream<DynamicTest> theServosAnswerAsRecorded() throws IOException {
        TestChain chain = new TestChain(1, 2, 3, 4, 5, 6);
        for (int id = 1; id <= 6; id++) {
            // The recorded servos came with multi-turn feedback switched on.
            chain.servos.get(id - 1).write(Register.PHASE.address, new byte[] {0x1C}, 0, 1);
        }
        JsonNode sections = SharedData.json("wire/lerobot_feetech_trace.json").get("sections");
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

    private static void replay(JsonNode section, TestChain chain) {
        boolean faulty = section.get("section").asText().matches(".*(corrupt|dropped).*");
        int number = 0;
        for (JsonNode frame : section.get("frames")) {
            String host = frame.get("host").asText();
            String answer = chain.ask(host);
            // Faults that the recording peer put in on purpose are its own: the first of corrupt, each withheld one.
            if (!(faulty && (number == 0 || frame.has("note")))) {
                assertThat(answer).as(host).isEqualTo(frame.get("servo").asText());
            }
            if (host.contains(SYNC_WRITE_GOALS)) {
                arrive(chain);
            }
            number++;
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
        return SharedData.json("wire/lerobot_feetech_trace.json")
                .get("sections")
                .valueStream()
                .filter(section -> section.get("section").asText().startsWith(name))
                .findFirst()
                .orElseThrow();
    }
}
