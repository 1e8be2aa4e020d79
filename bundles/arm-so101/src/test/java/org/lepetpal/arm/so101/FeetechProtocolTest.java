package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lepetpal.testkit.SharedData;

class FeetechProtocolTest {
    private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5, 6);

    @Test
    void framesAreThoseThatLeRobotSends() {
        assertThat(hex(FeetechProtocol.ping(1))).isEqualTo("ffff010201fb");
        assertThat(hex(FeetechProtocol.read(1, 3, 2))).isEqualTo("ffff0104020302f3");
        assertThat(hex(FeetechProtocol.read(1, 56, 2))).isEqualTo("ffff0104023802be");
        assertThat(hex(FeetechProtocol.syncRead(ALL, 56, 2))).isEqualTo("fffffe0a82380201020304050626");
        List<byte[]> goals = List.of(0x0889 + 0x38, 0x06EC, 0x0904, 0x07CE, 0x0BFF, 0x0ACC).stream()
                .map(Register.GOAL_POSITION::encode)
                .toList();
        assertThat(hex(FeetechProtocol.syncWrite(ALL, 42, goals)))
                .isEqualTo("fffffe16832a0201c10802ec0603040904ce0705ff0b06cc0aaa");
        assertThat(hex(FeetechProtocol.write(1, 31, Register.HOMING_OFFSET.encode(-312))))
                .isEqualTo("ffff0105031f380996");
    }

    @Test
    void everyRequestOfTheRecordedTraceHasOurChecksumAndEveryReplyIsRead() throws IOException {
        int frames = 0;
        for (JsonNode section :
                SharedData.json("so101/wire/lerobot_feetech_trace.json").get("sections")) {
            boolean corrupt = section.get("section").asText().contains("corrupt");
            for (JsonNode exchange : section.get("frames")) {
                byte[] host = HexFormat.of().parseHex(exchange.get("host").asText());
                assertThat(FeetechProtocol.checksum(host, 2, host.length - 1)).isEqualTo(host[host.length - 1]);
                byte[] servo = HexFormat.of().parseHex(exchange.get("servo").asText());
                int length = 0;
                for (StatusFrame frame : StatusFrame.scan(servo)) {
                    length += frame.data().length + StatusFrame.OVERHEAD;
                }
                if (!corrupt) {
                    assertThat(length).as(exchange.toString()).isEqualTo(servo.length);
                }
                frames++;
            }
        }
        assertThat(frames).isGreaterThan(150);
    }

    @Test
    void theCorruptReplyOfTheTraceIsNotTakenForSound() throws IOException {
        for (JsonNode section :
                SharedData.json("so101/wire/lerobot_feetech_trace.json").get("sections")) {
            if (section.get("section").asText().contains("corrupt")) {
                JsonNode frames = section.get("frames");
                assertThat(ids(frames.get(0).get("servo").asText())).containsExactly(1, 2, 3, 4, 5);
                assertThat(ids(frames.get(1).get("servo").asText())).containsExactly(1, 2, 3, 4, 5, 6);
            }
        }
    }

    @Test
    void repliesAreFoundBehindAndBetweenGarbage() {
        List<StatusFrame> frames =
                scan("00ff" + "ffff010400090 3ee".replace(" ", "") + "ffffff" + "ffff020320ffdb" + "07");
        assertThat(frames).extracting(StatusFrame::id).containsExactly(1, 2);
        assertThat(frames.get(0).data()).containsExactly(0x09, 0x03);
        assertThat(frames.get(1).faults()).isEqualTo(0x20);
    }

    @Test
    void brokenRepliesAreSkipped() {
        assertThat(scan("ffff0104000903ef")).as("checksum").isEmpty();
        assertThat(scan("ffff01040009")).as("cut short").isEmpty();
        assertThat(scan("ffff0102807c")).as("alarm bit 7 is no alarm").isEmpty();
        assertThat(scan("fffffe0200ff")).as("nobody has the broadcast id").isEmpty();
        assertThat(scan("ffff0101fd")).as("too short to be a frame").isEmpty();
        assertThat(scan("ffff01ff00ff")).as("length beyond the end").isEmpty();
        assertThat(scan("")).isEmpty();
    }

    @Test
    void framesBeyondWhatServosTakeAreNotBuilt() {
        assertThatThrownBy(() -> FeetechProtocol.write(1, 0, new byte[250]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Integer> ids(String hex) {
        return scan(hex).stream().map(StatusFrame::id).toList();
    }

    private static List<StatusFrame> scan(String hex) {
        return StatusFrame.scan(HexFormat.of().parseHex(hex));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
