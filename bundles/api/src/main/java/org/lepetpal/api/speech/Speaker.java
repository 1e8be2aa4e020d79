package org.lepetpal.api.speech;

import java.io.IOException;
import java.time.Duration;
import org.osgi.annotation.versioning.ConsumerType;

/** Something that sound comes out of: a sound card, or the simulated room's speaker. */
@ConsumerType
public interface Speaker {
    /**
     * Starts to play a whole WAV file (RIFF, PCM 16 bit) and returns once sound has begun, within 1 s.
     *
     * @return how long the sound lasts from now
     * @throws IOException when it cannot be played
     */
    Duration play(byte[] wav) throws IOException;
}
