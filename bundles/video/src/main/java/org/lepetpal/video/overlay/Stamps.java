package org.lepetpal.video.overlay;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was written last, as most of it is written again on the next picture. One caller at a time. */
public final class Stamps implements AutoCloseable {
    /** Some hundred lines of a picture of 720 rows. */
    private static final long MOST_BYTES = 16L << 20;

    private final Map<Line, Stamp> eldestFirst = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /**
     * A line of text.
     *
     * @param text as it is wished
     * @param most pixels that it may take, its plate included
     */
    record Line(String text, Lettering lettering, int rgb, int most) {
        private Stamp stamp() {
            int room = Math.max(1, most - 2 * Stamp.pad(lettering));
            return new Stamp(lettering.fit(PrintableText.of(text), room), lettering, rgb);
        }
    }

    /** @return stays this one's, and is good until the next is asked for */
    Stamp of(Line line) {
        Stamp known = eldestFirst.get(line);
        if (known != null) {
            return known;
        }
        Stamp made = line.stamp();
        eldestFirst.put(line, made);
        bytes += made.bytes();
        forget();
        return made;
    }

    /** All that is too much, but the newest. */
    private void forget() {
        Iterator<Stamp> stamps = eldestFirst.values().iterator();
        while (bytes > MOST_BYTES && eldestFirst.size() > 1) {
            Stamp eldest = stamps.next();
            bytes -= eldest.bytes();
            stamps.remove();
            eldest.close();
        }
    }

    @Override
    public void close() {
        eldestFirst.values().forEach(Stamp::close);
        eldestFirst.clear();
        bytes = 0;
    }
}
