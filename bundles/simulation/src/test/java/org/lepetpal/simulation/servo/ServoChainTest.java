package org.lepetpal.simulation.servo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServoChainTest {
    private final TestChain chain = new TestChain(1, 2, 3, 4, 5, 6);

    @ParameterizedTest
    @CsvSource({
        "FFFF010201FB, ffff010200fc",
        "FFFF0104020302F3, ffff0104000903ee",
        "FFFFFE0205FA, ''",
        "FFFF0104023802BE, ffff0104000008f2",
        "FFFF070201F5, ''"
    })
    void answersGoldenFrames(String host, String servo) {
        assertThat(chain.ask(host)).isEqualTo(servo);
    }

    @Test
    void readsAPositionOfTheGoldenFrame() {
        chain.turn(0, 0x05DD - 0x0500 + 0x0018);
        chain.turn(0, 1501);
        assertThat(chain.ask("FFFF0104023802BE")).isEqualTo("ffff010400dd0518");
    }

    @Test
    void syncReadAnswersInTheListedOrder() {
        assertThat(chain.ask("FFFFFE0A82380201020304050626"))
                .startsWith("ffff0104")
                .hasSize(6 * 8 * 2)
                .contains("ffff06040000");
    }

    @Test
    void syncWriteSetsAllGoalsAndIsNotAnswered() {
        assertThat(chain.ask("FFFFFE16832A02 018908 02EC06 030409 04CE07 05FF0B 06CC0A E2"))
                .isEmpty();
        assertThat(chain.word(0, Register.GOAL_POSITION)).isEqualTo(0x0889);
        assertThat(chain.word(5, Register.GOAL_POSITION)).isEqualTo(0x0ACC);
    }

    @Test
    void registeredWritesWaitForTheAction() {
        assertThat(chain.ask(Frames.frame(1, 4, 42, 0, 4))).isEqualTo("ffff010200fc");
        assertThat(chain.word(0, Register.GOAL_POSITION)).isEqualTo(2048);
        assertThat(chain.ask("FFFFFE0205FA")).isEmpty();
        assertThat(chain.word(0, Register.GOAL_POSITION)).isEqualTo(1024);
    }

    @Test
    void aWrongChecksumIsMetWithSilence() {
        assertThat(chain.ask("FFFF010201FC")).isEmpty();
    }

    @Test
    void findsThePacketInGarbage() {
        assertThat(chain.ask("00 FF 12 FFFF FFFF010201FB")).isEqualTo("ffff010200fc");
    }

    @Test
    void aHalfPacketIsForgottenWhenTheWireFallsSilent() {
        assertThat(chain.ask("FFFF0102")).isEmpty();
        assertThat(chain.ask("01FB")).isEmpty();
        assertThat(chain.ask("FFFF010201FB")).isEqualTo("ffff010200fc");
    }

    @Test
    void goalsAreKeptWithinTheLimits() {
        chain.ask(Frames.frame(1, 3, 9, 0xE8, 3)); // minimum 1000
        chain.ask(Frames.frame(1, 3, 42, 10, 0)); // goal 10
        assertThat(chain.word(0, Register.GOAL_POSITION)).isEqualTo(1000);
    }

    @Test
    void readOnlyRegistersStayAsTheyAre() {
        assertThat(chain.ask(Frames.frame(1, 3, 3, 0, 0))).isEqualTo("ffff010200fc");
        assertThat(chain.word(0, Register.MODEL_NUMBER)).isEqualTo(777);
    }

    @Test
    void aNewIdCountsAtOnceAndTheAnswerStillCarriesTheOldOne() {
        assertThat(chain.ask(Frames.frame(1, 3, 5, 9))).isEqualTo("ffff010200fc");
        assertThat(chain.ask(Frames.frame(9, 1))).isEqualTo("ffff090200f4");
        assertThat(chain.ask(Frames.frame(1, 1))).isEmpty();
    }

    @Test
    void setsTheMiddleWhereTheJointStands() {
        chain.turn(0, 3000);
        chain.ask(Frames.frame(1, 3, 40, 128)); // torque enable 128
        assertThat(chain.word(0, Register.PRESENT_POSITION)).isEqualTo(2048);
        assertThat(chain.word(0, Register.HOMING_OFFSET)).isEqualTo(952);
    }
}
