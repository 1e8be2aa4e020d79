package org.lepetpal.camera.source;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * The Huffman tables of ITU-T T.81, annex K.3. USB cameras take them for granted and leave them out of their pictures;
 * not every viewer does.
 */
final class StandardHuffmanTables {
    /** After the mark of the picture's start. */
    private static final int PLACE = 2;

    private static final byte[] SEGMENT = HexFormat.of()
            .parseHex("ffc401a2"
                    // table K.3, luminance DC
                    + "0000010501010101010100000000000000000102030405060708090a0b"
                    // table K.5, luminance AC
                    + "100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1"
                    + "f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768"
                    + "696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4"
                    + "c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa"
                    // table K.4, chrominance DC
                    + "0100030101010101010101010000000000000102030405060708090a0b"
                    // table K.6, chrominance AC
                    + "1100020102040403040705040400010277000102031104052131061241510761711322328108144291a1b1c109233352"
                    + "f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a6364656667"
                    + "68696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2"
                    + "c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa");

    private StandardHuffmanTables() {}

    /** @return a picture with the tables, in pieces that follow each other; not copied, since that would be done with each picture */
    static ByteBuffer[] insertedInto(ByteBuffer jpeg) {
        int place = jpeg.position() + PLACE;
        return new ByteBuffer[] {
            jpeg.slice(jpeg.position(), PLACE),
            ByteBuffer.wrap(SEGMENT),
            jpeg.duplicate().position(place)
        };
    }
}
