package org.lepetpal.api.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.swap.SlotName;
import org.osgi.annotation.versioning.ProviderType;

/** The models that lie in the robot's folder. Any thread but the control loop's. */
@ProviderType
public interface ModelLibrary {
    /** All of them, by slot, name and version. Answers from memory. */
    List<StoredModel> models();

    /**
     * Takes a model in. It is unpacked and looked at aside, and appears among the models whole or not at all; to be loaded it
     * takes some seconds more, and may be refused then. Blocks while the zip is read and unpacked; one upload at a time.
     *
     * @param slot which it is for
     * @param name empty to take the one in its {@code model.json}
     * @param version empty to take the one in its {@code model.json}
     * @param zip its files, at the top or in one folder; is not closed
     * @throws ModelRefused with the reason; nothing is left of it
     * @throws IOException when the zip cannot be read from the stream, or the disk fails
     */
    StoredModel add(SlotName slot, Optional<String> name, Optional<String> version, InputStream zip)
            throws ModelRefused, IOException;
}
