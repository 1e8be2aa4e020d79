package org.lepetpal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomSpeakerTest {
    private static final int RATE = 16_000;

    @TempDir
    private Path folder;

    @Test
    void keepsWhatWouldBeHeardAndTellsHowLongItLasts() throws IOException {
        byte[] wav = wav(RATE / 2, 1, 16);
        assertThat(speaker().play(wav)).isEqualTo(Duration.ofMillis(500));
        assertThat(Files.readAllBytes(files().getFirst())).isEqualTo(wav);
        assertThat(files().getFirst()).hasFileName("20260102T030405000-0001.wav");
    }

    @Test
    void keepsTheNewestFifty() throws IOException {
        RoomSpeaker speaker = speaker();
        for (int i = 0; i < 53; i++) {
            speaker.play(wav(10, 1, 16));
        }
        assertThat(files()).hasSize(50);
        assertThat(files().getFirst().getFileName().toString()).endsWith("-0004.wav");
    }

    @Test
    void takesALengthThatIsLargerThanTheFile() throws IOException {
        byte[] wav = wav(RATE, 1, 16);
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, -1);
        assertThat(speaker().play(wav)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesWhatItCannotPlay() {
        RoomSpeaker speaker = speaker();
        assertThatThrownBy(() -> speaker.play(new byte[0])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> speaker.play(new byte[100])).hasMessageContaining("not a WAV file");
        assertThatThrownBy(() -> speaker.play(wav(10, 3, 16))).hasMessageContaining("not PCM");
        assertThatThrownBy(() -> speaker.play(wav(10, 1, 8))).hasMessageContaining("not PCM");
    }

    private RoomSpeaker speaker() {
        return new RoomSpeaker(folder, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static byte[] wav(int samples, int coding, int bits) {
        ByteBuffer file = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) coding).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
        file.putShort((short) 2).putShort((short) bits);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
        return file.array();
    }
}
