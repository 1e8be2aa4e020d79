package org.lepetpal.tts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * A WAV file, taken apart.
 *
 * @param format how the samples are laid out
 * @param samples the samples
 */
record Wav(AudioFormat format, byte[] samples) {
    /** Length of a file without any samples. */
    static final int HEADER_BYTES = 44;

    /** @throws IOException when it is not a WAV file */
    static Wav read(byte[] file) throws IOException {
        try (AudioInputStream stream = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            return new Wav(stream.getFormat(), stream.readAllBytes());
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("the sound is not a WAV file: " + e.getMessage(), e);
        }
    }

    /** How long it lasts. */
    java.time.Duration length() {
        double seconds = samples.length / (double) format.getFrameSize() / format.getFrameRate();
        return java.time.Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
