package org.lepetpal.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.telemetry.LoopStretch;

/** What the page's buttons ask for. */
class ModulesOrderTest {
    private static final String WHO = "console:admin@127.0.0.1";
    private static final SwapReceipt RECEIPT = new SwapReceipt(
            SlotName.POLICY,
            Optional.empty(),
            Optional.of("wave@1.0.0"),
            WHO,
            "test",
            Instant.EPOCH,
            0,
            LoopStretch.NONE,
            Result.DONE);

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<SwapOrder> orders = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final SwapDesk desk = new SwapDesk() {
        @Override
        public List<SwapReceipt> swap(SwapOrder order) {
            orders.add(order);
            return List.of(RECEIPT);
        }

        @Override
        public List<String> choice(SlotName slot) {
            return List.of();
        }

        @Override
        public List<Candidate> withdrawn(SlotName slot) {
            return List.of();
        }

        @Override
        public void shadow(SlotName slot, Optional<String> nameOrId) {
            others.add("shadow " + nameOrId.orElse("nobody"));
        }

        @Override
        public SwapReceipt promote(SlotName slot, String requestedBy, String reason) {
            others.add("promote " + requestedBy);
            return RECEIPT;
        }

        @Override
        public SwapReceipt rollBack(SlotName slot, String requestedBy, String reason) {
            others.add("rollback " + requestedBy);
            return RECEIPT;
        }
    };

    private String press(String body) throws JsonProcessingException, SwapRefused {
        return ModulesOrder.of(json.readTree(body.replace('\'', '"'))).carryOut(desk, WHO);
    }

    @Test
    void eachButtonHasItsOrder() throws Exception {
        assertThat(press("{'action': 'activate', 'slot': 'policy', 'names': ['wave'], 'now': true}"))
                .isEqualTo("policy: wave@1.0.0 is active (done)");
        press("{'action': 'activate', 'slot': 'detector', 'names': ['a', 'b'], 'force': true}");
        press("{'action': 'activate', 'slot': 'camera', 'names': []}");
        assertThat(orders)
                .extracting(SwapOrder::wishes, SwapOrder::force, SwapOrder::now)
                .containsExactly(
                        tuple(Map.of(SlotName.POLICY, List.of("wave")), false, true),
                        tuple(Map.of(SlotName.DETECTOR, List.of("a", "b")), true, false),
                        tuple(Map.of(SlotName.CAMERA, List.of()), false, false));
        assertThat(orders).extracting(SwapOrder::requestedBy).containsOnly(WHO);
        press("{'action': 'shadow', 'slot': 'policy', 'names': ['wave@1.0.0']}");
        press("{'action': 'shadow', 'slot': 'policy'}");
        press("{'action': 'promote', 'slot': 'policy'}");
        press("{'action': 'rollback', 'slot': 'policy'}");
        assertThat(others).containsExactly("shadow wave@1.0.0", "shadow nobody", "promote " + WHO, "rollback " + WHO);
    }

    @Test
    void whatNoButtonAsksForIsRefused() {
        for (String body : List.of(
                "{}",
                "{'action': 'activate', 'slot': 'tail'}",
                "{'action': 'explode', 'slot': 'arm'}",
                "{'action': 'activate', 'slot': 'arm', 'names': ['a', 'b']}")) {
            assertThatThrownBy(() -> press(body)).as(body).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(orders).isEmpty();
    }

    @Test
    void onlyThePagesOwnTokenMatches() {
        CrossSiteToken token = new CrossSiteToken(new SecureRandom());
        assertThat(token.value()).matches("[0-9a-f]{64}");
        assertThat(token.matches(token.value())).isTrue();
        assertThat(token.matches("")).isFalse();
        assertThat(token.matches(new CrossSiteToken(new SecureRandom()).value()))
                .isFalse();
    }
}
