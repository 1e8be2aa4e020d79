package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTextTest {
    @ParameterizedTest
    @CsvSource({
        "plain text 100%,plain text 100%",
        "Größe – Café…,Grosse - Cafe...",
        "1280×720 at 45°,1280x720 at 45 deg",
        "球 ball,? ball",
        "'two\nlines',two lines",
    })
    void whatCannotBeShownIsReplaced(String text, String shown) {
        assertThat(PrintableText.of(text)).isEqualTo(shown);
    }
}
