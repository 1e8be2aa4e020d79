package org.lepetpal.policy.smolvla.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.checkpoint.ConfigFile;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.testkit.SharedData;

/** The layout that is derived from the built-in shape and LeRobot's defaults, against the real base model's tensors. */
final class TensorLayoutTest {
    private static final String DEFAULTS = """
            {"type": "smolvla", "chunk_size": 50, "n_action_steps": 50,
             "input_features": {"observation.state": {"type": "STATE", "shape": [6]}},
             "output_features": {"action": {"type": "ACTION", "shape": [6]}}}""";

    @Test
    void isThatOfTheRealBaseModel() throws IOException {
        Map<String, List<Long>> real = new HashMap<>();
        for (Map.Entry<String, JsonNode> tensor :
                SharedData.json("smolvla/smolvla_base_inventory.json").properties()) {
            real.put(
                    tensor.getKey(),
                    tensor.getValue()
                            .path("shape")
                            .valueStream()
                            .map(JsonNode::asLong)
                            .toList());
        }
        assertThat(real).hasSize(500);
        TensorLayout layout = new TensorLayout(config());
        assertThat(layout.all()).isEqualTo(real);
        assertThat(layout.liveParameters()).isEqualTo(450_046_176 - 47_309_760 - 9_216_960);
    }

    private static SmolVlaConfig config() throws IOException {
        ConfigFile root = ConfigFile.of("config.json", DEFAULTS.getBytes(StandardCharsets.UTF_8));
        return SmolVlaConfig.of(root, PolicyConfig.of(root), VlmConfig.BUILT_IN, VlmConfig.builtIn());
    }
}
