package org.lepetpal.detector.yolo.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Checks a constant of a model (TensorProto of onnx.proto): it must hold exactly the numbers that its shape promises. Names
 * the files of those that lie outside.
 */
final class TensorCheck {
    private static final long MOST_ELEMENTS = 1L << 29;
    private static final int STRING = 8;
    private static final int EXTERNAL = 1;

    /** Bytes of one element by number of its type (TensorProto.DataType); four-bit types count as half a byte. */
    private static final Map<Integer, Double> SIZES = Map.ofEntries(
            Map.entry(1, 4.0),
            Map.entry(2, 1.0),
            Map.entry(3, 1.0),
            Map.entry(4, 2.0),
            Map.entry(5, 2.0),
            Map.entry(6, 4.0),
            Map.entry(7, 8.0),
            Map.entry(9, 1.0),
            Map.entry(10, 2.0),
            Map.entry(11, 8.0),
            Map.entry(12, 4.0),
            Map.entry(13, 8.0),
            Map.entry(16, 2.0),
            Map.entry(17, 1.0),
            Map.entry(18, 1.0),
            Map.entry(19, 1.0),
            Map.entry(20, 1.0),
            Map.entry(21, 0.5),
            Map.entry(22, 0.5));

    private final Set<ExternalData> external;

    /** @param external gets the files that constants lie in */
    TensorCheck(Set<ExternalData> external) {
        this.external = external;
    }

    /** @return its name; empty for one without */
    String check(Wire tensor) throws BadModelException {
        String name = "";
        long elements = 1;
        int type = 0;
        long raw = -1;
        long typed = 0;
        boolean outside = false;
        Map<String, String> place = new HashMap<>();
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> {
                    for (long size : tensor.packed()) {
                        elements = times(elements, size);
                    }
                }
                case 2 -> type = (int) tensor.number();
                case 4 -> typed += tensor.count(4);
                case 5, 7, 11 -> typed += tensor.count(0);
                case 6 -> typed++;
                case 8 -> name = tensor.text();
                case 9 -> raw = tensor.bytes().remaining();
                case 10 -> typed += tensor.count(8);
                case 13 -> tensor.message().entryInto(place);
                case 14 -> outside = tensor.number() == EXTERNAL;
                default -> {}
            }
        }
        if (type != STRING && !SIZES.containsKey(type)) {
            throw new BadModelException("constant '" + name + "' is of unknown type " + type);
        }
        if (outside) {
            external.add(ExternalData.of(name, place, bytes(elements, type)));
        } else {
            fits(name, elements, type, raw, typed);
        }
        return name;
    }

    private static void fits(String name, long elements, int type, long raw, long typed) throws BadModelException {
        boolean complex = type == 14 || type == 15;
        boolean right = raw >= 0 && typed == 0 ? raw == bytes(elements, type) : typed == elements && !complex;
        // Four-bit numbers in typed fields are packed in ways that differ by exporter; the runtime checks those.
        if (!right && !(SIZES.getOrDefault(type, 1.0) < 1)) {
            throw new BadModelException("the file is corrupt: constant '" + name + "' does not fill its shape");
        }
    }

    private static long bytes(long elements, int type) {
        return (long) Math.ceil(elements * SIZES.getOrDefault(type, 1.0));
    }

    private static long times(long elements, long size) throws BadModelException {
        if (size < 0 || size > MOST_ELEMENTS || elements * size > MOST_ELEMENTS) {
            throw new BadModelException("the file is corrupt: a constant's shape has a side of " + size);
        }
        return elements * size;
    }
}
