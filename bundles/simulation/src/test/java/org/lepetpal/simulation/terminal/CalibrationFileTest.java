package org.lepetpal.simulation.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.simulation.servo.Frames;
import org.lepetpal.simulation.servo.Interference;
import org.lepetpal.simulation.servo.Reply;
import org.lepetpal.simulation.world.Calibrations;
import org.lepetpal.simulation.world.World;
import org.lepetpal.testkit.SharedData;

class CalibrationFileTest {
    @TempDir
    Path folder;

    @Test
    void theServosRememberWhatTheFileSays() throws IOException {
        JsonNode json = SharedData.json("so101/calibrations/own_example.json");
        World world = new World(1, CalibrationFile.read(write(json)), Interference.NONE);
        List<String> joints = Calibrations.joints();
        for (String joint : joints) {
            int id = joints.indexOf(joint) + 1;
            JsonNode one = json.get(joint);
            assertThat(word(world, id, 9)).isEqualTo(one.get("range_min").intValue());
            assertThat(word(world, id, 11)).isEqualTo(one.get("range_max").intValue());
            int offset = one.get("homing_offset").intValue();
            assertThat(word(world, id, 31)).isEqualTo(offset < 0 ? -offset | 1 << 11 : offset);
        }
    }

    @Test
    void withoutACalibrationTheyRememberWhatTheFactorySet() {
        World world = new World(1, Calibrations.standard().forgotten(), Interference.NONE);
        assertThat(List.of(word(world, 2, 9), word(world, 2, 11), word(world, 2, 31)))
                .containsExactly(0, 4095, 0);
    }

    @Test
    void saysWhatIsWrongInTheFile() throws IOException {
        ObjectNode json = SharedData.json("so101/calibrations/own_example.json").deepCopy();
        ((ObjectNode) json.get("elbow_flex")).put("id", 4);
        Path file = write(json);
        assertThatThrownBy(() -> CalibrationFile.read(file)).hasMessage(file + ", elbow_flex: id is 4, it must be 3");
        json.remove("gripper");
        ((ObjectNode) json.get("elbow_flex")).put("id", 3);
        write(json);
        assertThatThrownBy(() -> CalibrationFile.read(file)).hasMessageContaining("gripper: id is missing");
    }

    private Path write(JsonNode json) throws IOException {
        return Files.writeString(folder.resolve("arm.json"), json.toString());
    }

    private static int word(World world, int id, int address) {
        byte[] request = HexFormat.of().parseHex(Frames.frame(id, 0x02, address, 2));
        byte[] reply = Reply.joined(world.answer(request, 1_000_000));
        return reply[5] & 0xFF | (reply[6] & 0xFF) << 8;
    }
}
