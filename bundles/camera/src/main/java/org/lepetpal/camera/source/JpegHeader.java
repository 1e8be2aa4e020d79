package org.lepetpal.camera.source;

import java.nio.ByteBuffer;

/**
 * What the head of a JPEG says (ITU-T T.81, annex B), read before any memory is taken for its picture.
 *
 * @param width pixels; 0 where it is no JPEG
 * @param height pixels; 0 where it is no JPEG
 * @param hasHuffmanTables whether it brings its own, which USB cameras leave out
 */
record JpegHeader(int width, int height, boolean hasHuffmanTables) {
    private static final JpegHeader NONE = new JpegHeader(0, 0, false);
    private static final int START = 0xFFD8;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int QUANTISATION_TABLES = 0xDB;
    /** A comment. */
    private static final int LAST = 0xFE;

    /**
     * Reads as strictly as the decoder at least: what would be read in two ways counts as none. So does what may go over its picture
     * again and again in a few bytes each, which keeps a decoder busy for minutes: a progressive one, and one whose first scan has not
     * all components. Cameras send baseline ones in one scan.
     */
    static JpegHeader of(ByteBuffer bytes) {
        ByteBuffer jpeg = bytes.slice();
        if (jpeg.remaining() < 4 || (jpeg.getShort(0) & 0xFFFF) != START) {
            return NONE;
        }
        int at = 2;
        JpegHeader found = NONE;
        int components = 0;
        // a segment: 0xFF, its kind, its length with the two bytes of the length itself
        while (at + 4 <= jpeg.limit() && (jpeg.get(at) & 0xFF) == 0xFF) {
            int kind = jpeg.get(at + 1) & 0xFF;
            int length = jpeg.getShort(at + 2) & 0xFFFF;
            if (kind == START_OF_SCAN) {
                return at + 4 < jpeg.limit() && (jpeg.get(at + 4) & 0xFF) == components ? found : NONE;
            }
            if (!isSegment(kind) || length < 2 || isFrame(kind) && (found.width > 0 || at + 10 > jpeg.limit())) {
                return NONE;
            }
            if (isFrame(kind)) {
                components = jpeg.get(at + 9) & 0xFF;
                found = new JpegHeader(
                        jpeg.getShort(at + 7) & 0xFFFF, jpeg.getShort(at + 5) & 0xFFFF, found.hasHuffmanTables);
            } else if (kind == HUFFMAN_TABLES) {
                found = new JpegHeader(found.width, found.height, true);
            }
            at += 2 + length;
        }
        return NONE;
    }

    private static boolean isFrame(int kind) {
        return kind == BASELINE || kind == EXTENDED;
    }

    /** Whether a baseline picture has such a segment in its head: no marks without a length, and no other frames. */
    private static boolean isSegment(int kind) {
        return isFrame(kind) || kind == HUFFMAN_TABLES || kind >= QUANTISATION_TABLES && kind <= LAST;
    }
}
