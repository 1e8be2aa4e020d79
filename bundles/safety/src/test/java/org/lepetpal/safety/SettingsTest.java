package org.lepetpal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.testkit.TestArms;

class SettingsTest {
    @Test
    void limitsAreReadFromText() {
        assertThat(Interval.parse("")).isEmpty();
        assertThat(Interval.parse(" shoulder_pan : -60 .. 60.5 ,gripper:0..80"))
                .isEqualTo(Map.of("shoulder_pan", new Interval(-60, 60.5), "gripper", new Interval(0, 80)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shoulder_pan", "shoulder_pan:1", "shoulder_pan:60..-60", "a:1..2;b:1..2", "a:x..2", "a:1..2,,"})
    void limitsThatCannotBeReadAreRefused(String text) {
        assertThatThrownBy(() -> Interval.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyDefaultIsAllowed() {
        assertThat(Settings.of(config(Map.of())).speed().body()).isEqualTo(240);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    max_joint_speed            | 0.5           | MAX_JOINT_SPEED = 0.5 is not in 1.0…1000.0
                    max_gripper_speed          | NaN           | MAX_GRIPPER_SPEED = NaN
                    joint_speeds               | elbow_flex:0  | JOINT_SPEEDS of elbow_flex = 0.0
                    joint_speeds               | elbow_flex    | 'elbow_flex' is not of the form joint:number
                    max_joint_acceleration     | 49            | MAX_JOINT_ACCELERATION = 49.0
                    max_gripper_acceleration   | 60000         | MAX_GRIPPER_ACCELERATION = 60000.0
                    joint_accelerations        | a:b           | 'a:b' is not of the form joint:number
                    max_joint_lag              | 91            | MAX_JOINT_LAG = 91
                    table_min_z                | 0.2           | TABLE_MIN_Z = 0.2
                    keep_out                   | 0..1,0..1     | KEEP_OUT = '0..1,0..1' cannot be read
                    keep_out                   | 1..0,0..1,0..1| 1.0..0.0 is no range
                    stall_load                 | 101           | STALL_LOAD = 101
                    gripper_stall_load         | 4             | GRIPPER_STALL_LOAD = 4
                    stall_current              | 0             | STALL_CURRENT = 0
                    stall_seconds              | 0.05          | STALL_SECONDS = 0.05
                    max_temperature            | 90            | MAX_TEMPERATURE = 90
                    voltage_limits             | 2..12         | VOLTAGE_LIMITS = '2..12' cannot be read
                    voltage_limits             | lots          | VOLTAGE_LIMITS = 'lots' cannot be read
                    workspace_zone             | here          | WORKSPACE_ZONE = 'here' cannot be read
                    workspace_zone             | floor: 0,0 1,1| three corners
                    workspace_zone             | picture: 0,0 1,1 x,0| 'x,0' is no corner
                    zone_watch_classes         | ' , '         | ZONE_WATCH_CLASSES is empty
                    deadman_ticks              | 1             | DEADMAN_TICKS = 1
                    max_reading_age_ms         | 5             | MAX_READING_AGE_MS = 5
                    throw_watch_classes        | ','           | THROW_WATCH_CLASSES is empty
                    throw_pose_tolerance       | 1             | THROW_POSE_TOLERANCE = 1.0 is not in 2.0…180.0
                    """)
    void aWrongValueNamesTheVariableAndWhatIsAllowed(String setting, String value, String message) {
        assertThatThrownBy(() -> Settings.of(config(Map.of(setting, value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void boxesZonesAndSuppliesAreRead() {
        Settings settings = Settings.of(config(Map.of(
                "keep_out", "0.1..0.2, -0.3..0.3, 0..0.5; 0..1,0..1,0.4..1",
                "voltage_limits", "6..9",
                "workspace_zone", "floor: 0,0 1,0 0,1",
                "joint_accelerations", "shoulder_lift: 1500, gripper:900")));
        assertThat(settings.keepOut()).hasSize(2);
        assertThat(settings.keepOut().getFirst().distance(0.15, 0, 0.6)).isEqualTo(0.1, offset(1e-9));
        assertThat(settings.voltage().of(true)).isEqualTo(new Interval(6, 9));
        assertThat(settings.zone()).isInstanceOf(Zone.Floor.class);
        assertThat(settings.acceleration().of(TestArms.so101())).containsExactly(2500, 1500, 2500, 2500, 2500, 900);
        assertThat(settings.acceleration().mistake("X", TestArms.so101())).isEmpty();
        assertThat(new Pace(1, 1, Map.of("elbow", 2.0))
                        .mistake("JOINT_SPEEDS", TestArms.so101())
                        .orElseThrow())
                .startsWith("JOINT_SPEEDS names a joint 'elbow' that the arm has not; it has shoulder_pan");
    }

    /** The settings' own defaults, but for what is given here as text. */
    private static Config config(Map<String, String> given) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    String text = given.get(method.getName());
                    if (text == null) {
                        return method.getDefaultValue();
                    }
                    return switch (method.getReturnType().getName()) {
                        case "double" -> Double.valueOf(text);
                        case "int" -> Integer.valueOf(text);
                        default -> text;
                    };
                });
    }
}
