package org.lepetpal.models;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.lepetpal.api.swap.SlotName;

/**
 * A model's folder.
 *
 * @param slot which its model is for
 * @param name of the model; see {@link #isName}
 * @param version of the model; see {@link #isName}
 * @param folder with its files
 */
record Place(SlotName slot, String name, String version, Path folder) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

    /** Whether a model, or a version, may be called so. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static Place of(Path root, SlotName slot, String name, String version) {
        return new Place(
                slot, name, version, root.resolve(slot.label()).resolve(name).resolve(version));
    }

    /** For people: where it lies, without what is above the repository. */
    String origin() {
        return "models/" + slot.label() + "/" + name + "/" + version;
    }
}
