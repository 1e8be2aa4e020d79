package org.lepetpal.tts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Settings of the voice, checked.
 *
 * @param outlet where the sound comes out
 * @param language an espeak-ng voice, for example {@code en} or {@code en-us}
 */
record Settings(Outlet outlet, String language) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{1,12}){0,3}");

    Settings {
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException(
                    "VOICE_LANGUAGE = " + language + " is not a language such as en, en-us or de");
        }
    }

    static Settings of(Config config) {
        return new Settings(
                Outlet.parse(config.voice()), config.voice_language().strip().toLowerCase(Locale.ROOT));
    }
}
