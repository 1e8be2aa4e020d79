package org.lepetpal.tts;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import org.lepetpal.api.speech.Speaker;

/** A sound card through the Java sound system; the only class that touches it. */
final class SoundCard implements Speaker {
    private static final AudioFormat SPEECH = new AudioFormat(22_050, 16, 1, true, false);

    private final Mixer.Info mixer;

    private SoundCard(Mixer.Info mixer) {
        this.mixer = mixer;
    }

    /**
     * Finds a card that can play speech.
     *
     * @param name its name or the beginning of it, any case; empty for the default one
     * @throws IOException when there is none; the message lists those there are
     */
    static SoundCard find(Optional<String> name) throws IOException {
        List<Mixer.Info> able = Arrays.stream(AudioSystem.getMixerInfo())
                .filter(info -> AudioSystem.getMixer(info).isLineSupported(new DataLine.Info(Clip.class, SPEECH)))
                .toList();
        if (able.isEmpty()) {
            throw new IOException("this machine has no sound card");
        }
        return able.stream()
                .filter(info -> name.isEmpty() || startsWith(info.getName(), name.get()))
                .findFirst()
                .map(SoundCard::new)
                .orElseThrow(() -> new IOException("there is no sound mixer named " + name.get() + ", only "
                        + able.stream().map(Mixer.Info::getName).toList()));
    }

    String name() {
        return mixer.getName();
    }

    @Override
    public Duration play(byte[] wav) throws IOException {
        Wav sound = Wav.read(wav);
        try {
            Clip clip = AudioSystem.getClip(mixer);
            clip.addLineListener(event -> {
                if (event.getType() == LineEvent.Type.STOP) {
                    clip.close();
                }
            });
            clip.open(sound.format(), sound.samples(), 0, sound.samples().length);
            clip.start();
            return sound.length();
        } catch (LineUnavailableException | IllegalArgumentException e) {
            throw new IOException("the sound card " + mixer.getName() + " does not play: " + e.getMessage(), e);
        }
    }

    private static boolean startsWith(String text, String beginning) {
        return text.toLowerCase(Locale.ROOT).startsWith(beginning.toLowerCase(Locale.ROOT));
    }
}
