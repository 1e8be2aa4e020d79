package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Finding;
import org.lepetpal.testkit.TestArms;

class DeadmanTest {
    private static final JointAngles MIDDLE = Rig.MIDDLE;
    private final Rig rig = new Rig().watched();

    @Test
    void anArmWhoseLoopFallsSilentIsBrakedAndHeld() throws IOException {
        for (int i = 0; i < 20; i++) {
            rig.tick(MIDDLE.with(0, 100));
        }
        int sent = rig.arm.moves().size();
        rig.time.advance(Duration.ofMillis(50));
        assertThat(rig.arm.moves()).as("it may be late").hasSize(sent);
        assertThat(rig.watch.holding()).isFalse();
        rig.time.advance(Duration.ofMillis(200));
        assertThat(rig.watch.holding()).isTrue();
        JointAngles held = rig.lastMove();
        assertThat(held.get(0)).isBetween(20.0, 80.0);
        rig.time.advance(Duration.ofSeconds(5));
        assertThat(rig.lastMove()).isEqualTo(held);
    }

    @Test
    void aLoopThatLeavesEndsTheMotionByOnePacket() throws IOException {
        for (int i = 0; i < 20; i++) {
            rig.tick(MIDDLE.with(0, 100));
        }
        int sent = rig.arm.moves().size();
        rig.kernel.halt();
        assertThat(rig.arm.moves()).hasSize(sent + 1);
        JointAngles held = rig.lastMove();
        rig.time.advance(Duration.ofSeconds(5));
        assertThat(rig.watch.holding()).isTrue();
        assertThat(rig.arm.moves()).as("held by the watch, where it stands").hasSizeGreaterThan(sent + 1);
        assertThat(rig.arm.moves().subList(sent, rig.arm.moves().size())).containsOnly(held);
    }

    @Test
    void aLoopThatComesBackGoesOnFromThere() throws IOException {
        rig.tick(MIDDLE);
        rig.time.advance(Duration.ofSeconds(1));
        assertThat(rig.watch.holding()).isTrue();
        Verdict verdict = rig.tick(MIDDLE.with(0, 50));
        assertThat(verdict.sent().get(0)).isLessThan(7);
        assertThat(rig.watch.holding()).isFalse();
    }

    @Test
    void aSlowLoopIsNotTakenForADeadOne() throws IOException {
        rig.tick(MIDDLE);
        for (int i = 0; i < 20; i++) {
            tickAfter(90);
        }
    }

    @Test
    void norIsASlowOneThatMakesUpForALateTick() throws IOException {
        rig.tick(MIDDLE);
        for (int i = 0; i < 10; i++) {
            tickAfter(100);
        }
        tickAfter(195);
        tickAfter(5);
        tickAfter(100);
        tickAfter(100);
    }

    @Test
    void aSlowLoopThatTakesTheArmOverFromAFastOneIsNotTakenForADeadOne() throws IOException {
        for (int i = 0; i < 20; i++) {
            rig.tick(MIDDLE);
        }
        rig.kernel.halt();
        rig.time.advance(Duration.ofSeconds(1));
        rig.kernel.sense();
        rig.kernel.drive(MIDDLE);
        for (int i = 0; i < 5; i++) {
            tickAfter(100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aLoopThatStuttersAndThenDiesIsNoticedAsSoonAsAnyOther(int ticksBetween) throws IOException {
        for (int i = 0; i < 20; i++) {
            rig.tick(MIDDLE.with(0, 100));
        }
        rig.time.advance(Duration.ofMillis(90));
        rig.tick(MIDDLE.with(0, 100));
        for (int i = 0; i < ticksBetween; i++) {
            rig.tick(MIDDLE.with(0, 100));
        }
        assertThat(rig.watch.holding()).isFalse();
        rig.time.advance(Duration.ofMillis(60));
        assertThat(rig.watch.holding()).isTrue();
    }

    /** It is asked before the loop says that it is there. */
    private void tickAfter(int millis) throws IOException {
        rig.time.advance(Duration.ofMillis(millis));
        assertThat(rig.watch.holding()).isFalse();
        rig.kernel.sense();
        rig.kernel.drive(MIDDLE);
    }

    @Test
    void anArmThatNobodyHasDrivenIsLeftAlone() {
        rig.time.advance(Duration.ofSeconds(2));
        assertThat(rig.arm.moves()).isEmpty();
        assertThat(rig.arm.limp()).isTrue();
    }

    @Test
    void nothingIsDrivenByAnOldMeasurement() {
        StaleReading rule = new StaleReading(100_000_000);
        assertThat(rule.judge(MIDDLE, measured(100))).isEqualTo(Ruling.ALLOWED);
        assertThat(rule.judge(MIDDLE, measured(101)))
                .isEqualTo(new Ruling.Refused("the newest measurement is 101 ms old, at most 100 ms is allowed"));
        assertThat(rule.name()).isEqualTo("deadman");
    }

    private static Situation measured(long millisAgo) {
        return Rig.at(TestArms.reading(0, MIDDLE), Setpoint.resting(MIDDLE), 0.01, millisAgo * 1_000_000);
    }

    @Test
    void everyRuleHasANameOfItsOwn() {
        RuleBook book = new RuleBook(Rig.DEFAULTS, Optional::empty, Optional::empty);
        List<String> names = book.names();
        assertThat(names).doesNotHaveDuplicates();
        List<String> judges = book.open(rig.arm.description(), 0).judges().stream()
                .map(Rule::name)
                .toList();
        assertThat(names).containsAll(judges).contains("ready-to-throw");
        assertThat(rig.kernel.review(List.of(JointAngles.of(1)), 10))
                .extracting(Finding::rule)
                .isSubsetOf(names);
    }
}
