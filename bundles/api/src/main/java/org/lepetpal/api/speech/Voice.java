package org.lepetpal.api.speech;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Speaks. Registered only while it can be heard. After withdrawal it fails what waits. */
@ConsumerType
public interface Voice {
    /**
     * Queues an utterance; at most 5 wait.
     *
     * @param text 1…500 characters
     * @return completes when its sound has begun, within 1 s when nothing else is being said; fails with
     *     {@link java.io.IOException} when it cannot be heard
     * @throws java.util.concurrent.RejectedExecutionException when 5 utterances wait already
     * @throws IllegalArgumentException for a text that cannot be said. Neither counts against the voice; whatever else it throws does
     */
    CompletionStage<Void> speak(String text);
}
