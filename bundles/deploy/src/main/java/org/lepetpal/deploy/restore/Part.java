package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Path;

/** One of the things that are put back. */
interface Part {
    /** As people are told, for example "the plug-ins". */
    String name();

    /**
     * Prepares what is to be put back, and changes nothing else.
     *
     * @param draft where it is prepared
     * @return false where it is as it was when the robot last came up
     */
    boolean prepare(GoodSet good, Path draft) throws IOException;

    /**
     * Puts back what was prepared. May be asked again, by a start after one that was killed meanwhile, and then does what is left to be done.
     *
     * @param aside where what was there goes; nobody else's, and perhaps not there yet
     * @return whether it is the last good one now
     */
    boolean putBack(Path prepared, Path aside) throws IOException;
}
