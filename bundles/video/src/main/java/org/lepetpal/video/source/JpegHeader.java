package org.lepetpal.video.source;

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

    /** Cameras send baseline pictures; a progressive one may keep its decoder busy for minutes, and counts as none. */
    static JpegHeader of(ByteBuffer bytes) {
        ByteBuffer jpeg = bytes.duplicate();
        int at = jpeg.position();
        if (jpeg.remaining() < 4 || (jpeg.getShort(at) & 0xFFFF) != START) {
            return NONE;
        }
        at += 2;
        int width = 0;
        int height = 0;
        boolean tables = false;
        // a segment: 0xFF, its kind, its length with the two bytes of the length itself
        while (at + 4 <= jpeg.limit() && (jpeg.get(at) & 0xFF) == 0xFF) {
            int kind = jpeg.get(at + 1) & 0xFF;
            if (kind == START_OF_SCAN) {
                return new JpegHeader(width, height, tables);
            }
            if ((kind == BASELINE || kind == EXTENDED) && at + 9 <= jpeg.limit()) {
                height = jpeg.getShort(at + 5) & 0xFFFF;
                width = jpeg.getShort(at + 7) & 0xFFFF;
            }
            tables |= kind == HUFFMAN_TABLES;
            at += 2 + Math.max(2, jpeg.getShort(at + 2) & 0xFFFF);
        }
        return NONE;
    }
}
