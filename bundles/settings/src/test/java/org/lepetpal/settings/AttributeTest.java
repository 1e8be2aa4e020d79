package org.lepetpal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTest {
    @Test
    void convertsByType() throws IOException {
        assertThat(Metatypes.attribute("CAMERA").convert("file:a b.mp4")).isEqualTo("file:a b.mp4");
        assertThat(Metatypes.attribute("RATE_HZ").convert(" 60 ")).isEqualTo(60);
        assertThat(Metatypes.attribute("GAIN").convert("0.5")).isEqualTo(0.5);
        assertThat(Metatypes.attribute("MODE").convert("good ")).isEqualTo("good");
        assertThat(Metatypes.attribute("MIRROR").convert("On")).isEqualTo(true);
        assertThat(Metatypes.attribute("ORIGINS").convert("a, b")).isEqualTo(new String[] {"a", "b"});
        assertThat(Metatypes.attribute("ORIGINS").convert(" ")).isEqualTo(new String[0]);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    RATE_HZ | 0     | a whole number from 1 to 60
                    RATE_HZ | 61    | a whole number from 1 to 60
                    RATE_HZ | 3.5   | a whole number from 1 to 60
                    RATE_HZ | ''    | a whole number from 1 to 60
                    RATE_HZ | 99999999999 | a whole number from 1 to 60
                    GAIN    | NaN   | a number from 0.5 to 4
                    GAIN    | 4.001 | a number from 0.5 to 4
                    MODE    | slow  | one of fast, good
                    MIRROR  | maybe | true or false
                    """)
    void refusesAndSaysWhatIsAllowed(String name, String text, String allowed) throws IOException {
        Attribute attribute = Metatypes.attribute(name);

        assertThatThrownBy(() -> attribute.convert(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + "=" + text + " is not allowed: it must be " + allowed);
    }

    @Test
    void neverShowsASecret() throws IOException {
        Attribute token = Metatypes.attribute("API_TOKEN");

        assertThatThrownBy(() -> token.convert("much too long"))
                .message()
                .contains("***")
                .doesNotContain("much");
        assertThat(token.isSecret()).isTrue();
        assertThat(Metatypes.attribute("CAMERA").isSecret()).isFalse();
    }

    @Test
    void aPasswordWithinAnAddressIsNotShown() throws IOException {
        assertThat(Metatypes.attribute("CAMERA").shown("front=0,wrist=rtsp://me:s3cr@t@10.0.0.7/live"))
                .isEqualTo("front=0,wrist=rtsp://***@10.0.0.7/live");
        assertThat(Metatypes.attribute("CAMERA").shown("http://cam/a?b=1,c@d")).isEqualTo("http://cam/a?b=1,c@d");
    }
}
