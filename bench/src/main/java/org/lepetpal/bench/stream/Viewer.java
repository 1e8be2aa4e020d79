package org.lepetpal.bench.stream;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One who watches: takes parts apart by their Content-Length. A picture's time is in a comment at its beginning where the
 * camera put one there, else in the part's headers.
 */
final class Viewer {
    private static final Pattern COMMENT = Pattern.compile("TS=(\\d{16,19})");
    private static final int LOOKED_AT = 64;
    private static final int LONGEST_LINE = 4_000;

    private final StringBuilder line = new StringBuilder();
    private final StringBuilder start = new StringBuilder();
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> lateness = new ArrayList<>();
    private boolean withinPicture;
    private int announced;
    private int left;
    private int length;
    private double stampMillis;
    private long lastNanos;
    private long pictures;
    private long bytes;

    /** @param counting whether what is complete now counts */
    void take(ByteBuffer some, boolean counting) {
        while (some.hasRemaining()) {
            if (withinPicture) {
                skip(some, counting);
            } else {
                head(some.get());
            }
        }
    }

    private void head(byte next) {
        if (next != '\n') {
            if (line.length() < LONGEST_LINE) {
                line.append((char) (next & 0xFF));
            }
            return;
        }
        String text = line.toString().strip();
        line.setLength(0);
        int colon = text.indexOf(':');
        if (colon > 0) {
            header(text.substring(0, colon), text.substring(colon + 1).strip());
        } else if (text.isEmpty() && announced > 0) {
            withinPicture = true;
            left = announced;
            length = announced;
            announced = 0;
            start.setLength(0);
        }
    }

    private void header(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            announced = Integer.parseInt(value);
        } else if (name.equalsIgnoreCase("X-Timestamp")) {
            stampMillis = Double.parseDouble(value) * 1e3;
        }
    }

    private void skip(ByteBuffer some, boolean counting) {
        while (start.length() < LOOKED_AT && left > 0 && some.hasRemaining()) {
            start.append((char) (some.get() & 0xFF));
            left--;
        }
        int rest = Math.min(left, some.remaining());
        some.position(some.position() + rest);
        left -= rest;
        if (left == 0) {
            withinPicture = false;
            complete(counting);
        }
    }

    private void complete(boolean counting) {
        long now = System.nanoTime();
        Matcher comment = COMMENT.matcher(start);
        double taken = comment.find() ? Double.parseDouble(comment.group(1)) / 1e6 : stampMillis;
        if (counting) {
            pictures++;
            bytes += length;
            if (lastNanos != 0) {
                gaps.add((now - lastNanos) / 1e6);
            }
            if (taken > 0) {
                lateness.add(wallMillis() - taken);
            }
        }
        lastNanos = now;
        stampMillis = 0;
    }

    private static double wallMillis() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    long pictures() {
        return pictures;
    }

    long bytes() {
        return bytes;
    }

    List<Double> gaps() {
        return gaps;
    }

    List<Double> lateness() {
        return lateness;
    }
}
