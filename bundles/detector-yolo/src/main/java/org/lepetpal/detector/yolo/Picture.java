package org.lepetpal.detector.yolo;

import java.nio.ByteBuffer;

/**
 * A picture to look at.
 *
 * @param width 1 or more
 * @param height 1 or more
 * @param bgr width × height × 3 bytes in native memory, rows from the top
 */
record Picture(int width, int height, ByteBuffer bgr) {}
