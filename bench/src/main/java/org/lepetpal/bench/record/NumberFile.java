package org.lepetpal.bench.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Arrays as NumPy keeps them in files: {@code .npy}, version 1.0, rows first. */
final class NumberFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NumberFile() {}

    /** One row for each moment, single precision. */
    static void floats(Path file, List<double[]> rows) throws IOException {
        int width = rows.getFirst().length;
        ByteBuffer data = ByteBuffer.allocate(rows.size() * width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : rows) {
            for (double value : row) {
                data.putFloat((float) value);
            }
        }
        write(file, "<f4", rows.size() + ", " + width, List.of(data.array()));
    }

    /** One picture for each moment, height × width × red, green, blue. */
    static void pictures(Path file, List<byte[]> pictures, int width, int height) throws IOException {
        write(file, "|u1", pictures.size() + ", " + height + ", " + width + ", 3", pictures);
    }

    private static void write(Path file, String type, String shape, List<byte[]> data) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int used = MAGIC.length + Short.BYTES + header.length() + 1;
        String padded = header + " ".repeat(Math.floorMod(-used, ALIGNMENT)) + "\n";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(MAGIC);
        out.write(padded.length());
        out.write(padded.length() >> Byte.SIZE);
        out.writeBytes(padded.getBytes(StandardCharsets.US_ASCII));
        data.forEach(out::writeBytes);
        Files.write(file, out.toByteArray());
    }
}
