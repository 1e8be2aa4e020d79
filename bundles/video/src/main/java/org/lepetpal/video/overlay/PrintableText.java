package org.lepetpal.video.overlay;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text as OpenCV's built-in letters can show it: printable ASCII. */
final class PrintableText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern OTHERS = Pattern.compile("[^\\x20-\\x7E]");

    private PrintableText() {}

    /** Accents are taken off, dashes and dots made plain; what is left over becomes a question mark. */
    static String of(String text) {
        String plain = text.replace("ß", "ss")
                .replace('–', '-')
                .replace('—', '-')
                .replace('×', 'x')
                .replace('’', '\'')
                .replace("°", " deg");
        plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
        return OTHERS.matcher(SPACES.matcher(plain).replaceAll(" ")).replaceAll("?");
    }
}
