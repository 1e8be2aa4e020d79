package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lepetpal.api.swap.Agreement;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Latency;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.Switchboard;

/** Slots and their candidates as this interface writes them: milliseconds, shares of 1, degrees. */
record ModulesBody(Json json, Switchboard board, SwapDesk desk) {
    ObjectNode all() {
        ObjectNode body = json.object();
        ArrayNode slots = body.putArray("slots");
        for (SlotName slot : SlotName.values()) {
            slots.add(of(slot));
        }
        return body;
    }

    ObjectNode of(SlotName slot) {
        List<Candidate> candidates = board.candidates(slot);
        List<String> choice = desk.choice(slot);
        ObjectNode body = json.object();
        body.put("slot", slot.label());
        body.put("several", slot.several());
        ArrayNode active = body.putArray("active");
        candidates.stream().filter(Candidate::active).map(Candidate::id).forEach(active::add);
        ArrayNode chosen = body.putArray("choice");
        choice.forEach(chosen::add);
        body.put("pinned", choice.stream().anyMatch(name -> name.contains("@")));
        ArrayNode entries = body.putArray("candidates");
        candidates.forEach(candidate -> entries.add(candidate(candidate)));
        desk.withdrawn(slot).forEach(candidate -> entries.add(candidate(candidate)));
        return body;
    }

    ObjectNode candidate(Candidate candidate) {
        ObjectNode entry = json.object();
        entry.put("id", candidate.id());
        entry.put("name", candidate.name());
        entry.put("version", candidate.version());
        entry.put("origin", candidate.origin());
        entry.put("ranking", candidate.ranking());
        entry.put("simulated", candidate.simulated());
        entry.put("state", candidate.state().label());
        if (!candidate.detail().isEmpty()) {
            entry.put("detail", candidate.detail());
        }
        if (candidate.latency().calls() > 0 || candidate.latency().failures() > 0) {
            entry.set("latency", latency(candidate.latency()));
        }
        candidate.agreement().ifPresent(agreement -> entry.set("agreement", agreement(agreement)));
        return entry;
    }

    private ObjectNode latency(Latency latency) {
        ObjectNode entry = json.object();
        entry.put("calls", latency.calls());
        entry.put("failures", latency.failures());
        entry.put("median_ms", round(latency.medianNanos() / 1e6));
        entry.put("p99_ms", round(latency.p99Nanos() / 1e6));
        entry.put("worst_ms", round(latency.worstNanos() / 1e6));
        return entry;
    }

    private ObjectNode agreement(Agreement agreement) {
        ObjectNode entry = json.object();
        entry.put("compared", agreement.compared());
        entry.put("score", round(agreement.score()));
        entry.put("phase_share", round(agreement.phaseShare()));
        ArrayNode errors = entry.putArray("joint_errors");
        agreement.jointErrors().forEach(error -> errors.add(round(error)));
        return entry;
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
