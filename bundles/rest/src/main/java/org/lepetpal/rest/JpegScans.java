package org.lepetpal.rest;

/**
 * How many scans a JPEG may have (ITU-T T.81, annex B): a progressive one may go over all of its picture again in a few bytes,
 * which keeps a decoder busy for hours within the allowed size.
 */
final class JpegScans {
    /** What encoders write are 10 to 15; a scan of the largest picture takes some 50 ms. */
    static final int MOST = 64;

    private static final byte MARKER = (byte) 0xFF;
    private static final byte START_OF_SCAN = (byte) 0xDA;

    private JpegScans() {}

    /**
     * Starts of scans among the bytes, wherever they are: coded data holds none, and what is within other segments counts too, for a
     * decoder that loses its way in a damaged file may find it there.
     */
    static int count(byte[] jpeg) {
        int scans = 0;
        for (int i = 1; i < jpeg.length; i++) {
            if (jpeg[i] == START_OF_SCAN && jpeg[i - 1] == MARKER) {
                scans++;
            }
        }
        return scans;
    }
}
