package org.lepetpal.models;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.models.Finding.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the repository again and again, and knows each folder in it. One thread looks; any thread may ask. */
final class Librarian {
    private static final Logger LOG = LoggerFactory.getLogger(Librarian.class);
    /** A folder that did not change for so long is taken for whole. */
    static final Duration SETTLED = Duration.ofSeconds(2);

    /**
     * For so long after the last change among those who load models another one may come: at a start bundles come one after the other,
     * and what is read by the last of them is nobody's until then.
     */
    static final Duration GATHERED = Duration.ofSeconds(15);

    private final Path root;
    private final Supplier<List<ModelFormat>> readers;
    private List<ModelFormat> present = List.of();
    private Optional<Long> presentSinceNanos = Optional.empty();
    private volatile Map<Place, Finding> findings = Map.of();
    private volatile Survey survey = new Survey(List.of(), Map.of(), List.of());

    /** @param readers who can load models now */
    Librarian(Path root, Supplier<List<ModelFormat>> readers) {
        this.root = root;
        this.readers = readers;
    }

    /** Blocks while models that have arrived are read. */
    void look(long nowNanos) throws IOException {
        survey = Survey.of(root);
        Map<Place, Finding> now = new LinkedHashMap<>();
        List<ModelFormat> asked = readers.get();
        if (presentSinceNanos.isEmpty() || !present.equals(asked)) {
            present = asked;
            presentSinceNanos = Optional.of(nowNanos);
        }
        for (Place place : survey.places()) {
            Optional<Finding> before = Optional.ofNullable(findings.get(place));
            look(place, before, asked, nowNanos).ifPresent(finding -> now.put(place, finding));
        }
        findings = now;
    }

    /** In the order of slot, name and version. */
    Collection<Finding> findings() {
        return findings.values();
    }

    Map<Place, String> misplaced() {
        return survey.misplaced();
    }

    /** Everything that is wrong, for people. */
    List<String> complaints() {
        List<String> refused = findings.values().stream()
                .filter(finding -> finding.verdict() instanceof Verdict.Refused)
                .map(finding -> finding.place().origin() + ": " + ((Verdict.Refused) finding.verdict()).reason())
                .toList();
        List<String> complaints = new ArrayList<>(refused);
        survey.misplaced().forEach((place, why) -> complaints.add(place.name() + ": " + why));
        complaints.addAll(survey.strays());
        return complaints;
    }

    private Optional<Finding> look(Place place, Optional<Finding> before, List<ModelFormat> asked, long nowNanos) {
        try {
            Content content = Content.of(place.folder());
            Finding known = before.filter(finding -> finding.content().equals(content))
                    .orElseGet(() -> Finding.arriving(place, content, nowNanos));
            return Optional.of(judged(known, asked, nowNanos));
        } catch (IOException e) {
            // Taken away, or put there, while it was looked at; the next look tells.
            LOG.debug("{} changed under the look", place.origin(), e);
            return before;
        }
    }

    /** Whether somebody may still come who reads what nobody reads. */
    private boolean gathering(long nowNanos) {
        return nowNanos - presentSinceNanos.orElse(nowNanos) < GATHERED.toNanos();
    }

    private Finding judged(Finding known, List<ModelFormat> asked, long nowNanos) {
        boolean settled = nowNanos - known.sinceNanos() >= SETTLED.toNanos()
                && known.content().unfinished().isEmpty();
        boolean fresh =
                known.verdict() instanceof Verdict.Arriving || !known.readers().equals(asked);
        if (!settled || !fresh) {
            return known;
        }
        Place place = known.place();
        if (gathering(nowNanos)
                && !(known.verdict() instanceof Verdict.Refused)
                && !known.content().files().isEmpty()
                && Judge.reader(place, place.folder(), asked).isEmpty()) {
            return known.waiting("waits for a bundle that reads it");
        }
        Finding judged = Judge.judge(known, asked);
        if (judged.verdict() instanceof Verdict.Refused refused) {
            LOG.warn("{} is not loaded: {}", judged.place().origin(), refused.reason());
        }
        return judged;
    }
}
