package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.ServoCalibration;
import org.lepetpal.testkit.SharedData;

class CalibrationFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calibrations/follower_A.json",
                "calibrations/leader_A.json",
                "calibrations/own_example.json",
                "calibrations-more/so101_follower.json",
                "calibrations-more/so101_leader.json"
            })
    void whatLeRobotWroteIsReadAndWrittenByteForByte(String name) throws IOException {
        Path theirs = SharedData.path("so101/" + name);
        Path ours = folder.resolve("arm.json");
        Calibration calibration = new CalibrationFile(theirs).read().orElseThrow();
        new CalibrationFile(ours).write(calibration);
        assertThat(Files.readString(ours)).isEqualTo(Files.readString(theirs));
        assertThat(new CalibrationFile(ours).read()).contains(calibration);
        assertThat(Files.list(folder)).as("nothing is left over").containsExactly(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"so100_main_follower-old.json", "so100_main_leader-old.json"})
    void theFormatBeforeIsNamed(String name) throws IOException {
        Path old = SharedData.path("so101/calibrations-more/" + name);
        assertThatThrownBy(() -> new CalibrationFile(old).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("before 2025");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"shoulder_pan\": | is no JSON",
                "[] | holds no joints",
                "{} | joint shoulder_pan is missing",
                "{\"elbow\": {\"id\": 3}} | elbow: drive_mode is missing",
                "{\"elbow\": {\"id\": \"3\"}} | elbow: id = \"3\"",
                "'' | holds no joints"
            })
    void aBadFileIsNamedAndKept(String text, String complaint) throws IOException {
        Path path = folder.resolve("arm.json");
        Files.writeString(path, text);
        CalibrationFile file = new CalibrationFile(path);
        assertThatThrownBy(file::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining(complaint);
        file.write(example());
        assertThat(file.read()).contains(example());
        assertThat(Files.readString(folder.resolve("arm.json.bad1"))).isEqualTo(text);
    }

    @Test
    void aJointTooMuchOrWithAnotherServosIdIsNamed() {
        Map<String, ServoCalibration> joints = new LinkedHashMap<>(example().byName());
        joints.put("tail", new ServoCalibration(7, 0, 0, 1, 2));
        assertThatThrownBy(() -> Calibration.of(joints)).hasMessageContaining("no joint tail");
        joints.remove("tail");
        joints.put("gripper", joints.get("elbow_flex"));
        assertThatThrownBy(() -> Calibration.of(joints)).hasMessageContaining("gripper has servo 3");
    }

    @Test
    void foldersAreLeRobots() throws IOException {
        assertThat(path(Map.of()))
                .isEqualTo(folder.resolve(".cache/huggingface/lerobot/calibration/robots/so_follower/arm.json"));
        assertThat(path(Map.of("XDG_CACHE_HOME", "/x")))
                .hasToString("/x/huggingface/lerobot/calibration/robots/so_follower/arm.json");
        assertThat(path(Map.of("HF_HOME", "~/hf", "XDG_CACHE_HOME", "/x")))
                .isEqualTo(folder.resolve("hf/lerobot/calibration/robots/so_follower/arm.json"));
        assertThat(path(Map.of("HF_LEROBOT_HOME", "/l", "HF_HOME", "/h")))
                .hasToString("/l/calibration/robots/so_follower/arm.json");
        assertThat(path(Map.of("HF_LEROBOT_CALIBRATION", "/c", "HF_HOME", "/h")))
                .hasToString("/c/robots/so_follower/arm.json");
        Path old = folder.resolve("robots/so101_follower/arm.json");
        Files.createDirectories(old.getParent());
        Files.createFile(old);
        Map<String, String> here = Map.of("HF_LEROBOT_CALIBRATION", folder.toString());
        assertThat(path(here)).as("only the older folder has it").isEqualTo(old);
        Path fresh = folder.resolve("robots/so_follower/arm.json");
        Files.createDirectories(fresh.getParent());
        Files.createFile(fresh);
        assertThat(path(here)).isEqualTo(fresh);
    }

    @Test
    void anArmsFilesAreBesideEachOther() {
        LeRobotFolders leRobot = new LeRobotFolders(name -> Optional.empty(), folder);
        ArmFiles named = ArmFiles.of(new Settings("auto", "pet", "/cal"), leRobot, folder);
        assertThat(named.calibration()).contains(Path.of("/cal/pet.json"));
        assertThat(named.poses()).isEqualTo(Path.of("/cal/pet.poses.json"));
        ArmFiles nameless = ArmFiles.of(new Settings("auto", "", ""), leRobot, folder);
        assertThat(nameless.calibration()).isEmpty();
        assertThat(nameless.poses()).isEqualTo(folder.resolve("poses.json"));
        assertThat(ArmFiles.of(new Settings("sim", "pet", "/cal"), leRobot, folder))
                .as("a real arm's file is none of the simulated one's")
                .isEqualTo(ArmFiles.of(new Settings("sim", "", ""), leRobot, folder));
        assertThat(ArmFiles.of(new Settings("sim", "", ""), leRobot, folder).poses())
                .as("what the simulated arm learns is not the real one's")
                .isEqualTo(folder.resolve("poses-sim.json"));
    }

    private Path path(Map<String, String> environment) {
        return new LeRobotFolders(name -> Optional.ofNullable(environment.get(name)), folder).file("arm");
    }

    static Calibration example() {
        return Calibration.of(List.of(
                new Stored(-312, 742, 3401),
                new Stored(1043, 811, 3189),
                new Stored(-987, 862, 3072),
                new Stored(455, 870, 3240),
                new Stored(-61, 0, 4095),
                new Stored(1302, 2019, 3510)));
    }
}
