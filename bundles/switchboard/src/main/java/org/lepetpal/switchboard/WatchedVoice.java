package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.speech.Voice;

/** A voice as its slot lends it: how long it takes until one is heard, and whether one is. */
record WatchedVoice(Voice voice, Conduct conduct) implements Voice {
    /** Five utterances of 500 characters may be said first. */
    private static final Duration OTHERS = Duration.ofMinutes(5);

    @Override
    public CompletionStage<Void> speak(String text) {
        return conduct.send(() -> voice.speak(text), OTHERS, WatchedVoice::isRefusal);
    }

    /** Too much waits already, or the text is none that anybody could say. What is of another kind may be a mistake of its own. */
    private static boolean isRefusal(Exception thrown) {
        return thrown instanceof RejectedExecutionException || thrown.getClass() == IllegalArgumentException.class;
    }
}
