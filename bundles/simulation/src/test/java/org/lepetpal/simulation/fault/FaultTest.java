package org.lepetpal.simulation.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lepetpal.simulation.servo.Frames;
import org.lepetpal.simulation.servo.Register;
import org.lepetpal.simulation.servo.Reply;
import org.lepetpal.simulation.servo.TestChain;

/** Each fault as the host sees it: byte by byte. */
class FaultTest {
    private static final String PING_1 = Frames.frame(1, 0x01);
    private static final String PING_2 = Frames.frame(2, 0x01);
    private static final String SOUND_1 = "ffff010200fc";
    private static final String SOUND_2 = "ffff020200fb";
    private static final String POSITION_1 = Frames.frame(1, 0x02, 56, 2);

    private long now;
    private final Faults faults = new Faults(() -> now);
    private final TestChain chain = new TestChain(faults, 1, 2, 3);

    @Test
    void dropsTheReplyThatItCountsTo() {
        faults.inject(new DropReply(Aim.at(1).after(2).times(1)));
        assertThat(ask(PING_1, PING_2, PING_1, PING_1, PING_1)).containsExactly(SOUND_1, SOUND_2, SOUND_1, "", SOUND_1);
    }

    @Test
    void dropsOneOfTheRepliesOfASyncRead() {
        faults.inject(new DropReply(Aim.at(2)));
        assertThat(chain.ask(Frames.frame(0xFE, 0x82, 3, 2, 1, 2, 3))).isEqualTo("ffff0104000903eeffff0304000903ec");
    }

    @Test
    void chanceHitsTheSameOnesForTheSameSeed() {
        faults.inject(new DropReply(Aim.everywhere().chance(0.5, 7)));
        List<String> once = pings(40);
        faults.clear();
        faults.inject(new DropReply(Aim.everywhere().chance(0.5, 7)));
        assertThat(pings(40)).isEqualTo(once).contains("", SOUND_1);
        faults.clear();
        faults.inject(new DropReply(Aim.everywhere().chance(0.5, 8)));
        assertThat(pings(40)).isNotEqualTo(once);
    }

    @Test
    void delaysAReplyAndKeepsItsBytes() {
        faults.inject(new DelayReply(Aim.at(1), 20));
        Reply late = chain.replies(PING_1).getFirst();
        assertThat(late.delayNanos()).isEqualTo(20_000_000);
        assertThat(HexFormat.of().formatHex(late.bytes())).isEqualTo(SOUND_1);
        assertThat(chain.replies(PING_2).getFirst().delayNanos()).isZero();
    }

    @Test
    void flipsOneBit() {
        faults.inject(new FlipBit(Aim.at(1), OptionalInt.of(33)));
        assertThat(chain.ask(PING_1)).isEqualTo("ffff010202fc");
    }

    @Test
    void flipsOneBitAnywhereByItsSeed() {
        faults.inject(new FlipBit(Aim.at(1).chance(1, 3), OptionalInt.empty()));
        for (int i = 0; i < 20; i++) {
            long got = Long.parseLong(chain.ask(PING_1), 16);
            assertThat(Long.bitCount(got ^ Long.parseLong(SOUND_1, 16))).isOne();
        }
    }

    @Test
    void spoilsTheChecksumOnly() {
        faults.inject(new BadChecksum(Aim.at(1)));
        assertThat(chain.ask(PING_1)).isEqualTo("ffff010200fd");
    }

    @Test
    void cutsTheReplyOff() {
        int id = faults.inject(new TruncateReply(Aim.at(1), OptionalInt.of(5)));
        assertThat(chain.ask(PING_1)).isEqualTo("ffff010200");
        faults.remove(id);
        faults.inject(new TruncateReply(Aim.at(1), OptionalInt.empty()));
        assertThat(chain.ask(PING_1)).isEqualTo("ffff01");
    }

    @Test
    void putsGarbageBeforeTheReply() {
        faults.inject(new LeadingGarbage(Aim.at(1), "ff"));
        faults.inject(new LeadingGarbage(Aim.at(2), "00FF12"));
        assertThat(chain.ask(PING_1)).isEqualTo("ff" + SOUND_1);
        assertThat(chain.ask(PING_2)).isEqualTo("00ff12" + SOUND_2);
    }

    @Test
    void twoOfTheSameIdMakeAMuddle() {
        faults.inject(new DuplicateId(Aim.at(1)));
        // ff ff 01 02 00 fc and, a byte later, the same: what is 0 in one of them is 0.
        assertThat(chain.ask(PING_1)).isEqualTo("ffff01000000fc");
        assertThat(chain.ask(PING_2)).isEqualTo(SOUND_2);
    }

    @Test
    void anAbsentServoNeitherHearsNorSpeaks() {
        int id = faults.inject(new AbsentServo(1));
        assertThat(chain.ask(Frames.frame(1, 0x03, 41, 77))).isEmpty();
        assertThat(chain.ask(Frames.frame(0xFE, 0x01))).isEqualTo(SOUND_2 + "ffff030200fa");
        faults.remove(id);
        assertThat(chain.ask(Frames.frame(1, 0x02, 41, 1))).isEqualTo("ffff01030000fb");
    }

    @Test
    void withoutPowerNobodyAnswersAndAfterwardsTheyStartAnew() {
        chain.ask(Frames.frame(1, 0x03, 41, 77));
        int id = faults.inject(new PowerOff());
        assertThat(ask(PING_1, PING_2)).containsExactly("", "");
        chain.pass(0.1, faults.volts(12, 0));
        faults.remove(id);
        chain.pass(0.7, faults.volts(12, 0));
        assertThat(chain.ask(PING_1)).isEmpty();
        chain.pass(0.2, faults.volts(12, 0));
        assertThat(chain.ask(Frames.frame(1, 0x02, 41, 1))).isEqualTo("ffff01030000fb");
    }

    @Test
    void aServoOfAnotherSpeedAnswersOnlyThere() {
        faults.inject(new WrongBaud(OptionalInt.of(1), 500_000));
        assertThat(ask(PING_1, PING_2)).containsExactly("", SOUND_2);
        assertThat(chain.ask(Frames.frame(0xFE, 0x01), 500_000)).isEqualTo(SOUND_1);
        assertThat(chain.ask(Frames.frame(1, 0x02, 6, 1), 500_000)).isEqualTo("ffff01030001fa");
    }

    @Test
    void aServoIsOfAnotherModel() {
        faults.inject(new WrongModel(1, 2825));
        assertThat(chain.ask(Frames.frame(1, 0x02, 3, 2))).isEqualTo("ffff010400090be6");
        assertThat(chain.ask(Frames.frame(2, 0x02, 3, 2))).isEqualTo("ffff0204000903ed");
    }

    @Test
    void aServoHasAnotherFirmware() {
        faults.inject(new MixedFirmware(1, 3, 9));
        assertThat(chain.ask(Frames.frame(1, 0x02, 0, 2))).isEqualTo("ffff0104000309ee");
        assertThat(chain.ask(Frames.frame(1, 0x02, 1, 1))).isEqualTo("ffff01030009f2");
        assertThat(chain.ask(Frames.frame(2, 0x02, 1, 1))).isEqualTo("ffff0203000af0");
    }

    @Test
    void alarmsAreInTheErrorByteAndInTheStatusRegister() {
        faults.inject(new ErrorBits(Aim.at(1), 0x24));
        assertThat(chain.ask(PING_1)).isEqualTo("ffff010224d8");
        assertThat(chain.ask(Frames.frame(1, 0x02, 65, 1))).isEqualTo("ffff01032424b3");
        assertThat(chain.ask(PING_2)).isEqualTo(SOUND_2);
    }

    @Test
    void aStuckPositionStaysWhatItWas() {
        chain.turn(0, 1000);
        faults.inject(new StuckPosition(Aim.at(1)));
        String stuck = chain.ask(POSITION_1);
        chain.turn(0, 1200);
        assertThat(chain.ask(POSITION_1)).isEqualTo(stuck).isEqualTo("ffff010400e8030f");
        assertThat(chain.word(0, Register.PRESENT_POSITION)).isEqualTo(1200);
    }

    @Test
    void thePositionJumpsFromTheEndOfTheTurnToItsBeginning() {
        chain.turn(0, 1000);
        faults.inject(new PositionWrap(Aim.at(1)));
        assertThat(chain.ask(POSITION_1)).isEqualTo("ffff010400ff0fec"); // 4095
        chain.turn(0, 1001);
        assertThat(chain.ask(POSITION_1)).isEqualTo("ffff0104000000fa"); // 0
        chain.turn(0, 999);
        assertThat(chain.ask(POSITION_1)).isEqualTo("ffff010400fe0fed"); // 4094
    }

    @Test
    void aNegativePositionIsSignAndMagnitude() {
        faults.inject(new NegativePosition(Aim.at(1), -5));
        assertThat(chain.ask(POSITION_1)).isEqualTo("ffff010400058075");
        assertThat(chain.ask(Frames.frame(1, 0x02, 57, 1))).isEqualTo("ffff010300807b");
    }

    @Test
    void aHotServoSaysSoAndRaisesTheAlarm() {
        faults.inject(new Overheat(Aim.at(1), 75));
        assertThat(chain.ask(Frames.frame(1, 0x02, 63, 1))).isEqualTo("ffff0103044bac");
        faults.clear();
        faults.inject(new Overheat(Aim.at(1), 60));
        assertThat(chain.ask(Frames.frame(1, 0x02, 63, 1))).isEqualTo("ffff0103003cbf");
    }

    @Test
    void theSupplySagsWhileItIsPulledOn() {
        faults.inject(new VoltageSag(5));
        assertThat(faults.volts(12, 0.05)).isEqualTo(12);
        assertThat(faults.volts(12, 1)).isEqualTo(5);
        assertThat(faults.volts(12, 0.2)).isEqualTo(5);
        assertThat(faults.volts(12, 0.05)).isEqualTo(12);
        chain.pass(0.01, faults.volts(3.5, 1));
        assertThat(chain.ask(PING_1)).isEqualTo("ffff010201fb");
    }

    @Test
    void aVanishedAdapterIsBackWhenItsTimeIsOver() {
        faults.inject(new Vanish(), Duration.ofMillis(500));
        assertThat(faults.plugged()).isFalse();
        now += 499_999_999;
        assertThat(faults.plugged()).isFalse();
        now += 1;
        assertThat(faults.plugged()).isTrue();
        assertThat(faults.list()).isEmpty();
    }

    @Test
    void faultsActOnWhatTheOnesBeforeThemLeft() {
        faults.inject(new TruncateReply(Aim.at(1), OptionalInt.of(2)));
        int garbage = faults.inject(new LeadingGarbage(Aim.at(1), "00"));
        assertThat(chain.ask(PING_1)).isEqualTo("00ffff");
        assertThat(faults.remove(garbage)).isTrue();
        assertThat(faults.remove(garbage)).isFalse();
        assertThat(chain.ask(PING_1)).isEqualTo("ffff");
    }

    @Test
    void listsWhatIsInjectedAndHowOftenItHasHit() {
        int id = faults.inject(new DropReply(Aim.at(1).times(2)));
        ask(PING_1, PING_1, PING_1);
        Faults.Listed listed = faults.list().getFirst();
        assertThat(listed.id()).isEqualTo(id);
        assertThat(listed.kind()).isEqualTo(FaultKind.DROP_REPLY);
        assertThat(listed.effect()).isEqualTo("replies get lost (servo 1, 2 times; hit 2)");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new DelayReply(Aim.everywhere(), 61)).hasMessage("'ms' is 61, it must be in 1…60");
        assertThatThrownBy(() -> Aim.at(254)).hasMessage("'servo' is 254, it must be in 0…253");
        assertThatThrownBy(() -> Aim.at(1).chance(Double.NaN, 1)).hasMessageContaining("'chance'");
        assertThatThrownBy(() -> new LeadingGarbage(Aim.at(1), "f")).hasMessageContaining("'bytes' is 'f'");
        assertThatThrownBy(() -> new WrongBaud(OptionalInt.empty(), 9600)).hasMessageContaining("'baud' is 9600");
        assertThatThrownBy(() -> new ErrorBits(Aim.at(1), 0)).hasMessageContaining("'bits'");
        assertThatThrownBy(() -> FaultKind.named("drop")).hasMessageContaining("drop-reply, delay-reply");
    }

    private List<String> ask(String... requests) {
        return List.of(requests).stream().map(chain::ask).toList();
    }

    private List<String> pings(int count) {
        return Stream.generate(() -> chain.ask(PING_1)).limit(count).toList();
    }
}
