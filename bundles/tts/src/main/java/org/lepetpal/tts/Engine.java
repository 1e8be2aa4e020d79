package org.lepetpal.tts;

import java.io.IOException;

/** Turns text into sound. One caller at a time, on a worker. */
interface Engine {
    /** Name for people. */
    String name();

    /**
     * Blocks while it works, 10 s at most.
     *
     * @param text plain text: nothing in it is a command or markup
     * @return a whole WAV file, PCM 16 bit
     */
    byte[] synthesise(String text) throws IOException;
}
