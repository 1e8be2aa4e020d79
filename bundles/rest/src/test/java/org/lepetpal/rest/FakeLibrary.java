package org.lepetpal.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.model.ModelLibrary;
import org.lepetpal.api.model.ModelRefused;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;

/** Takes every upload, whose content it gives as checksum, unless the test has it refuse. */
final class FakeLibrary implements ModelLibrary {
    final List<StoredModel> stored = new ArrayList<>();
    Optional<ModelRefused.Reason> refusal = Optional.empty();

    @Override
    public List<StoredModel> models() {
        return stored;
    }

    @Override
    public StoredModel add(SlotName slot, Optional<String> name, Optional<String> version, InputStream zip)
            throws ModelRefused, IOException {
        if (refusal.isPresent()) {
            throw new ModelRefused(refusal.get(), "No");
        }
        byte[] content = zip.readAllBytes();
        return new StoredModel(
                slot,
                name.orElse("unnamed"),
                version.orElse("0"),
                "models/" + slot.label(),
                Optional.of(new String(content, StandardCharsets.UTF_8)),
                content.length,
                Optional.empty());
    }
}
