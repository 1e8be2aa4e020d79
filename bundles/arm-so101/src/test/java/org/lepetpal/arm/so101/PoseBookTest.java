package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.arm.JointAngles;

class PoseBookTest {
    private static final JointAngles BOWL = JointAngles.of(45.5, -20, 30, 40, 0, 80);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("pet.poses.json");
    }

    private PoseBook book() {
        return new PoseBook(new PoseFile(file));
    }

    @Test
    void bringsAlongWhereToRestAndWhereToThrowFrom() {
        Map<String, JointAngles> poses = book().all();
        assertThat(poses).containsOnlyKeys("home", "ready", "ready_to_throw");
        for (JointAngles pose : poses.values()) {
            for (Joint joint : Joint.values()) {
                assertThat(joint == Joint.GRIPPER || joint.contains(pose.get(joint.ordinal())))
                        .isTrue();
            }
        }
    }

    @Test
    void whatIsTaughtOutlivesTheRobotAndWhatIsForgottenIsAsItWasMade() throws IOException {
        PoseBook book = book();
        JointAngles home = book.all().get("home");
        book.save("bowl", BOWL);
        book.save("home", BOWL);
        assertThat(book().all()).containsEntry("bowl", BOWL).containsEntry("home", BOWL);
        PoseBook later = book();
        later.forget("home");
        later.forget("bowl");
        assertThat(later.all()).containsEntry("home", home).doesNotContainKey("bowl");
        assertThat(book().all()).isEqualTo(later.all());
        assertThatThrownBy(() -> later.forget("home")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bowl", "a b", "../x", "ü", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void namesArePlain(String name) {
        assertThatThrownBy(() -> book().save(name, BOWL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
        assertThat(file).doesNotExist();
    }

    @Test
    void aJointOutOfItsLimitsIsNamed() throws IOException {
        PoseBook book = book();
        assertThatThrownBy(() -> book.save("far", BOWL.with(1, -101)))
                .hasMessage("shoulder_lift = -101.0 is out of its limits -100.0…100.0");
        assertThatThrownBy(() -> book.save("few", JointAngles.of(1))).hasMessageContaining("6 joints");
        book.limits(CalibrationFileTest.example().describe());
        assertThatThrownBy(() -> book.save("far", BOWL.with(2, -97))).hasMessageContaining("elbow_flex");
        book.save("edge", BOWL.with(5, 100));
    }

    @Test
    void aBadFileIsNamedAndKeptAndTheRestServes() throws IOException {
        Files.writeString(file, "{\"bowl\": {\"shoulder_pan\": 1}}");
        PoseBook book = book();
        assertThat(book.complaint().orElseThrow()).contains("pet.poses.json").contains("bowl lacks shoulder_lift");
        assertThat(book.all()).containsKey("home");
        book.save("bowl", BOWL);
        assertThat(folder.resolve("pet.poses.json.bad1")).exists();
        assertThat(book().all()).containsEntry("bowl", BOWL);
        assertThat(book().complaint()).isEmpty();
    }

    @Test
    void whatCannotBeStoredIsNotTaught() throws IOException {
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "a file where a folder should be");
        PoseBook book = new PoseBook(new PoseFile(blocked.resolve("poses.json")));
        assertThatThrownBy(() -> book.save("bowl", BOWL)).isInstanceOf(IOException.class);
        assertThat(book.all()).doesNotContainKey("bowl");
    }
}
