package org.lepetpal.tts;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the voice as the console shows them. */
@ObjectClassDefinition(id = "org.lepetpal.tts", name = "Voice", description = "Turns text into speech and plays it")
@interface Config {
    @AttributeDefinition(
            name = "VOICE",
            description =
                    "Where the sound comes out: sim (the simulated room's speaker), auto (the default sound card), "
                            + "none, or the name of a sound mixer")
    String voice() default "sim";

    @AttributeDefinition(
            name = "VOICE_LANGUAGE",
            description = "Language of the speech as espeak-ng names it, for example en, en-us, de")
    String voice_language() default "en";
}
