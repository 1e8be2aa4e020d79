package org.lepetpal.command;

import java.io.IOException;
import java.util.List;
import org.lepetpal.api.command.CommandStatus;

/** Where the newest commands outlive this process. Both verbs block for the disk; one caller at a time. */
interface Archive {
    /** As they were written last, the oldest first; what cannot be read is left out. */
    List<CommandStatus> read();

    /** @throws IOException where they could not be written; what was there before is still there then */
    void write(List<CommandStatus> oldestFirst) throws IOException;
}
