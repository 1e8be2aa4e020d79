package org.lepetpal.lerobot.checkpoint;

import java.util.List;

/**
 * Where a tensor lies in its file.
 *
 * @param name in the file
 * @param type of its numbers
 * @param shape sizes, outermost first; empty for a single number
 * @param begin first byte, counted from the end of the header
 * @param end the byte after the last; {@code end − begin} is the shape's size in bytes
 */
public record TensorInfo(String name, ElementType type, List<Long> shape, long begin, long end) {
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** How many numbers it holds. */
    public long elements() {
        return (end - begin) / type.bytes();
    }
}
