package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;

/**
 * Models as this interface writes them: candidates, each with what its folder tells where it has one.
 *
 * @param stored models in folders
 */
record ModelsBody(Json json, ModulesBody modules, List<StoredModel> stored) {
    private static final List<SlotName> MODELS = List.of(SlotName.POLICY, SlotName.DETECTOR);

    ObjectNode all() {
        ObjectNode body = json.object();
        ArrayNode available = body.putArray("available");
        ObjectNode active = body.putObject("active");
        for (SlotName slot : MODELS) {
            List<Candidate> candidates = modules.board().candidates(slot);
            candidates.forEach(candidate -> available.add(entry(candidate)));
            candidates.stream()
                    .filter(Candidate::active)
                    .findFirst()
                    .ifPresentOrElse(
                            candidate -> active.put(slot.label(), candidate.id()), () -> active.putNull(slot.label()));
        }
        return body;
    }

    /** A model that is in its folder, whether it is a candidate or not. */
    ObjectNode of(StoredModel model) {
        ObjectNode entry = json.object();
        entry.put("id", model.id());
        entry.put("name", model.name());
        entry.put("version", model.version());
        entry.put("slot", model.slot().label());
        entry.put("origin", model.folder());
        describe(entry, model);
        return entry;
    }

    private ObjectNode entry(Candidate candidate) {
        ObjectNode entry = modules.candidate(candidate);
        entry.put("slot", candidate.slot().label());
        folder(candidate).ifPresent(model -> describe(entry, model));
        return entry;
    }

    private Optional<StoredModel> folder(Candidate candidate) {
        return stored.stream()
                .filter(model -> model.folder().equals(candidate.origin()))
                .findFirst();
    }

    private void describe(ObjectNode entry, StoredModel model) {
        model.checksum().ifPresent(checksum -> entry.put("checksum", checksum));
        entry.put("bytes", model.bytes());
        model.licence().ifPresent(licence -> entry.put("license", licence));
        if (!model.settings().isEmpty()) {
            entry.set("settings", json.tree(new TreeMap<>(model.settings())));
        }
    }
}
