package org.lepetpal.models;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.model.StoredModel;

/**
 * What is known of one folder.
 *
 * @param place where it is
 * @param content as it was when it was first seen so
 * @param sinceNanos when that was
 * @param readers who could have read it when it was judged; empty while it has not been
 * @param verdict what came of it
 * @param model as people see it
 */
record Finding(
        Place place, Content content, long sinceNanos, List<ModelFormat> readers, Verdict verdict, StoredModel model) {
    /** What came of a folder. */
    sealed interface Verdict {
        /** Not judged: somebody may still be writing, or still come who reads it. */
        record Arriving(String detail) implements Verdict {}

        /** Nobody gets it. */
        record Refused(String reason) implements Verdict {}

        /** Whoever has that factory loads it. */
        record Given(String factoryPid, int ranking) implements Verdict {}
    }

    /** Just seen, or seen to have changed. */
    static Finding arriving(Place place, Content content, long nowNanos) {
        List<String> unfinished = content.unfinished();
        String detail = unfinished.isEmpty()
                ? "is being copied, or was a moment ago"
                : "waits for " + String.join(", ", unfinished) + " to be whole";
        return new Finding(
                place,
                content,
                nowNanos,
                List.of(),
                new Verdict.Arriving(detail),
                new StoredModel(
                        place.slot(),
                        place.name(),
                        place.version(),
                        place.origin(),
                        Optional.empty(),
                        content.bytes(),
                        Optional.empty()));
    }

    /** Not judged yet, for another reason than that it has just been seen. */
    Finding waiting(String detail) {
        return new Finding(place, content, sinceNanos, List.of(), new Verdict.Arriving(detail), model);
    }

    Finding refused(String reason, List<ModelFormat> asked) {
        return new Finding(place, content, sinceNanos, asked, new Verdict.Refused(reason), model);
    }

    Finding given(ModelFormat format, Notes notes, List<ModelFormat> asked) {
        Verdict given = new Verdict.Given(format.factoryPid(), notes.ranking());
        return new Finding(place, content, sinceNanos, asked, given, model);
    }

    /** With what its files say. */
    Finding read(String checksum, Notes notes) {
        StoredModel known = new StoredModel(
                place.slot(),
                place.name(),
                place.version(),
                place.origin(),
                Optional.of(checksum),
                content.bytes(),
                notes.licence(),
                notes.settings(place.slot()));
        return new Finding(place, content, sinceNanos, readers, verdict, known);
    }
}
