package org.lepetpal.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lepetpal.api.speech.Speaker;

/** The simulated room's speaker: what would be heard lies as a WAV file in a folder, the newest {@value #KEPT}. */
final class RoomSpeaker implements Speaker {
    private static final int KEPT = 50;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private int played;

    RoomSpeaker(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public synchronized Duration play(byte[] wav) throws IOException {
        WavSound sound = WavSound.of(wav);
        Files.createDirectories(folder);
        played++;
        String name = "%s-%04d.wav".formatted(STAMP.format(clock.instant()), played);
        Files.write(folder.resolve(name), wav);
        forgetOldest();
        return sound.duration();
    }

    /** Names begin with the time, so that their order is the order in which they were played. */
    private void forgetOldest() throws IOException {
        List<Path> sounds;
        try (Stream<Path> files = Files.list(folder)) {
            sounds = files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
        for (Path old : sounds.subList(0, Math.max(0, sounds.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }
}
