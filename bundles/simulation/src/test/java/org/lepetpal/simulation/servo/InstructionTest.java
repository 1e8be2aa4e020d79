package org.lepetpal.simulation.servo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the less common instructions, speeds and levels of answering do, byte by byte. */
class InstructionTest {
    private static final double VOLTS = 12;
    private static final String ACKNOWLEDGED = "ffff010200fc";
    private final TestChain chain = new TestChain(1, 2);

    @Test
    void everyServoAnswersABroadcastPing() {
        assertThat(chain.ask(Frames.frame(0xFE, 0x01))).isEqualTo("ffff010200fcffff020200fb");
    }

    @Test
    void aRebootIsNotAnsweredAndLastsEightTenthsOfASecond() {
        chain.ask(Frames.frame(1, 0x03, 40, 1));
        chain.pass(0.01, VOLTS);
        assertThat(chain.ask(Frames.frame(1, 0x08))).isEmpty();
        chain.pass(0.79, VOLTS);
        assertThat(chain.ask(Frames.frame(1, 0x01))).isEmpty();
        assertThat(chain.ask(Frames.frame(2, 0x01))).isEqualTo("ffff020200fb");
        chain.pass(0.02, VOLTS);
        assertThat(chain.ask(Frames.frame(1, 0x01))).isEqualTo(ACKNOWLEDGED);
        assertThat(chain.word(0, Register.TORQUE_ENABLE) & 0xFF).isZero();
    }

    @Test
    void powerThatComesBackFindsEepromTorqueOffAndTheTorqueLimitFromIt() {
        chain.ask(Frames.frame(1, 0x03, 55, 0));
        chain.ask(Frames.frame(1, 0x03, 16, 0xF4, 1)); // 500, to stay
        chain.ask(Frames.frame(1, 0x03, 40, 1));
        chain.ask(Frames.frame(1, 0x03, 48, 100, 0));
        chain.pass(0.01, VOLTS);
        chain.pass(0.01, 0);
        assertThat(chain.ask(Frames.frame(1, 0x01))).isEmpty();
        chain.pass(0.81, VOLTS);
        assertThat(chain.word(0, Register.TORQUE_LIMIT)).isEqualTo(500);
        assertThat(chain.word(0, Register.TORQUE_ENABLE) & 0xFF).isZero();
        assertThat(chain.word(0, Register.LOCK) & 0xFF).isOne();
    }

    @Test
    void theFactorysValuesComeBackButNotItsId() {
        chain.ask(Frames.frame(2, 0x03, 55, 0));
        chain.ask(Frames.frame(2, 0x03, 21, 16));
        assertThat(chain.ask(Frames.frame(2, 0x06))).isEqualTo("ffff020200fb");
        assertThat(chain.word(1, Register.P_COEFFICIENT) & 0xFF).isEqualTo(32);
        assertThat(chain.ask(Frames.frame(2, 0x01))).isEqualTo("ffff020200fb");
    }

    @ParameterizedTest
    @CsvSource({"3000, 2048", "100, 2048", "4095, 2048"})
    void calibratesThePlaceWhereItStandsToTheMiddle(int actual, int present) {
        chain.turn(0, actual);
        assertThat(chain.ask(Frames.frame(1, 0x0B))).isEqualTo(ACKNOWLEDGED);
        assertThat(chain.word(0, Register.PRESENT_POSITION)).isEqualTo(present);
    }

    @Test
    void calibratesThePlaceWhereItStandsToAGivenPosition() {
        chain.turn(0, 3000);
        chain.ask(Frames.frame(1, 0x0B, 0xE8, 0x03)); // 1000
        assertThat(chain.word(0, Register.PRESENT_POSITION)).isEqualTo(1000);
        assertThat(chain.word(0, Register.HOMING_OFFSET)).isEqualTo(2000);
    }

    @Test
    void countsTurnsOnlyWithTheBitForItAndForgetsThemOnReset() {
        chain.turn(0, 4096 + 100);
        assertThat(chain.word(0, Register.PRESENT_POSITION)).isEqualTo(100);
        chain.ask(Frames.frame(1, 0x03, 18, 0x1C));
        assertThat(chain.word(0, Register.PRESENT_POSITION)).isEqualTo(4196);
        chain.turn(0, -5);
        assertThat(chain.word(0, Register.PRESENT_POSITION)).isEqualTo(5 | 1 << 15);
        assertThat(chain.ask(Frames.frame(1, 0x0A))).isEqualTo(ACKNOWLEDGED);
        assertThat(chain.word(0, Register.PRESENT_POSITION)).isEqualTo(4091);
    }

    @Test
    void multiTurnGoalsAreNotLimited() {
        chain.ask(Frames.frame(1, 0x03, 9, 0, 0, 0, 0));
        chain.ask(Frames.frame(1, 0x03, 42, 0x88, 0x93)); // −5000
        assertThat(chain.word(0, Register.GOAL_POSITION)).isEqualTo(5000 | 1 << 15);
    }

    @Test
    void atAnswerLevelNoughtOnlyPingsAndReadsAreAnswered() {
        chain.ask(Frames.frame(1, 0x03, 8, 0));
        assertThat(chain.ask(Frames.frame(1, 0x03, 41, 10))).isEmpty();
        assertThat(chain.ask(Frames.frame(1, 0x04, 41, 20))).isEmpty();
        assertThat(chain.ask(Frames.frame(1, 0x01))).isEqualTo(ACKNOWLEDGED);
        assertThat(chain.ask(Frames.frame(1, 0x02, 41, 1))).isEqualTo("ffff0103000af1");
    }

    @Test
    void aServoOfAnotherSpeedHearsNothingUntilTheHostFollows() {
        chain.ask(Frames.frame(1, 0x03, 55, 0));
        assertThat(chain.ask(Frames.frame(1, 0x03, 6, 4))).isEqualTo(ACKNOWLEDGED);
        assertThat(chain.ask(Frames.frame(1, 0x01))).isEmpty();
        assertThat(chain.ask(Frames.frame(2, 0x01))).isEqualTo("ffff020200fb");
        assertThat(chain.ask(Frames.frame(1, 0x01), 115_200)).isEqualTo(ACKNOWLEDGED);
        assertThat(chain.ask(Frames.frame(2, 0x01), 115_200)).isEmpty();
    }

    @Test
    void syncReadPassesOverWhoIsNotThere() {
        assertThat(chain.ask(Frames.frame(0xFE, 0x82, 56, 2, 9, 2)))
                .startsWith("ffff0204")
                .hasSize(16);
    }

    @Test
    void anInstructionThatNobodyKnowsIsNotAnswered() {
        assertThat(chain.ask(Frames.frame(1, 0x55))).isEmpty();
    }
}
