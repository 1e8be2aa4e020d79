package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulesCommandsTest {
    private static final String DONE = "{'status': 'ok', 'swap': {'slot': 'policy', 'from': 'old@1.0.0', 'to': null,"
            + " 'result': 'done', 'duration_ms': 1.25, 'ticks': 11, 'missed_ticks': 0}}";
    private FakeRobot robot;

    @BeforeEach
    void start() throws IOException {
        robot = new FakeRobot();
    }

    @AfterEach
    void stop() {
        robot.close();
    }

    private Session run(String... words) {
        return Session.run(robot.url(), words);
    }

    @Test
    void everySlotIsListed() {
        robot.on(
                "GET /api/modules",
                200,
                "{'slots': [{'slot': 'policy', 'choice': ['old'], 'candidates': ["
                        + "{'id': 'old@1.0.0', 'origin': 'b.old', 'state': 'active', 'simulated': true,"
                        + " 'latency': {'median_ms': 0.24, 'p99_ms': 12}},"
                        + "{'id': 'new@2.0.0', 'origin': 'b.new', 'state': 'shadow',"
                        + " 'agreement': {'compared': 7, 'score': 0.934}},"
                        + "{'id': 'bad@1.0.0', 'origin': 'b.bad', 'state': 'failed', 'detail': 'threw X'}]},"
                        + "{'slot': 'arm', 'choice': [], 'candidates': []}]}");

        Session list = run("modules");

        assertThat(list.exit()).isZero();
        assertThat(list.told()).hasSize(6);
        assertThat(list.told().get(0)).isEqualTo("policy, the operator's choice: old");
        assertThat(list.told().get(1)).matches("  \\* old@1.0.0 \\(sim\\) +active +b\\.old +0\\.2/12\\.0 ms");
        assertThat(list.told().get(2)).matches("    new@2.0.0 +shadow +b\\.new +agrees by 93 % over 7 plans");
        assertThat(list.told().get(3)).matches("    bad@1.0.0 +failed +b\\.bad +threw X");
        assertThat(list.told().get(5)).isEqualTo("    nobody is there");
    }

    @Test
    void aSwapIsOrderedAndItsReceiptTold() {
        robot.on("POST /api/modules/policy/active", 200, DONE).on("POST /api/modules/policy/rollback", 200, DONE);

        Session swap = run("swap", "policy", "new@2.0.0", "--now", "--reason", "better");
        assertThat(robot.headers()).containsEntry("User-agent", List.of("lepetpal-cli"));
        run("swap", "policy", "--automatic");
        run("swap", "policy", "--back");

        assertThat(swap.told()).containsExactly("policy: old@1.0.0 -> nothing, done in 1.3 ms (11 ticks, 0 missed)");
        assertThat(robot.orders().get(0))
                .startsWith("POST /api/modules/policy/active ")
                .contains("\"names\":[\"new@2.0.0\"]", "\"when\":\"now\"", "\"reason\":\"better\"");
        assertThat(robot.orders().get(1)).contains("\"automatic\":true", "\"when\":\"next\"");
        assertThat(robot.orders().get(2)).startsWith("POST /api/modules/policy/rollback");
    }

    @Test
    void shadowsComeGoAndArePromoted() {
        robot.on("POST /api/modules/policy/shadow", 200, "{'status': 'ok'}")
                .on("DELETE /api/modules/policy/shadow", 200, "{'status': 'ok'}")
                .on("POST /api/modules/policy/promote", 200, DONE);

        assertThat(run("shadow", "new").told()).containsExactly("new is a shadow now");
        assertThat(run("shadow", "--off").exit()).isZero();
        assertThat(run("promote").exit()).isZero();
        assertThat(robot.orders().get(0)).isEqualTo("POST /api/modules/policy/shadow {\"name\":\"new\"}");
        assertThat(robot.orders().get(1)).isEqualTo("DELETE /api/modules/policy/shadow");
    }

    @Test
    void theNewestChangesAreListed() {
        robot.on(
                "GET /api/swaps",
                200,
                "{'swaps': [{'slot': 'policy', 'from': 'a@1', 'to': 'b@1', 'result': 'rolled-back', 'at': 'T',"
                        + " 'reason': 'it threw'}, {'slot': 'arm'}]}");

        assertThat(run("modules", "--changes", "1").told())
                .containsExactly("T  policy: a@1 -> b@1, rolled-back in 0.0 ms (0 ticks, 0 missed), it threw");
    }

    @Test
    void aRefusalIsQuotedAndNonsenseIsTwo() {
        robot.refuses("POST /api/modules/detector/active", 409, "conflict", "No detector would look for dog", "");

        Session refused = run("swap", "detector", "color");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.error()).isEqualTo("lepetpal: No detector would look for dog");
        assertThat(run("swap", "policy").exit()).isEqualTo(2);
        assertThat(run("swap", "policy", "a", "--back").exit()).isEqualTo(2);
        assertThat(run("swap").exit()).isEqualTo(2);
        assertThat(run("shadow").exit()).isEqualTo(2);
        assertThat(run("swap", "../x", "a").exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "swap policy --back --now|--back goes with --reason alone",
                "swap policy --back --force|--back goes with --reason alone",
                "modules policy --changes 3|--changes lists those of all slots; leave 'policy' out",
                "modules --changes 0|--changes is 0, it must be 1 or more",
                "modules --changes -1|--changes is -1, it must be 1 or more"
            })
    void whatDoesNotGoTogetherIsRefusedAndNothingIsAsked(String line, String why) {
        Session session = run(line.split(" "));

        assertThat(session.exit()).isEqualTo(2);
        assertThat(session.error()).isEqualTo("lepetpal: " + why);
        assertThat(robot.asked()).isEmpty();
    }
}
