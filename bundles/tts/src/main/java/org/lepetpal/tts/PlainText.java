package org.lepetpal.tts;

/**
 * Takes out of a text what a speech engine would take for a command: control characters (espeak's embedded commands begin
 * with one) and double brackets (espeak reads phonemes in them).
 */
final class PlainText {
    private PlainText() {}

    static String of(String text) {
        String calm = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        while (calm.contains("[[")) {
            calm = calm.replace("[[", "[ [");
        }
        return calm;
    }
}
