package org.lepetpal.tts;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.speech.Speaker;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks one utterance after the other: the next is begun when the one before has lasted its time. Any thread. */
final class SpeakingVoice implements Voice {
    private static final Logger LOG = LoggerFactory.getLogger(SpeakingVoice.class);
    private static final int LONGEST = 500;
    private static final int WAITING = 5;

    private final Engine engine;
    private final Speaker speaker;
    private final Timebase timebase;
    private final Timebase.Worker worker;
    private final Runnable onFailure;
    private final Deque<Utterance> queue = new ArrayDeque<>();
    private boolean speaking;
    private boolean withdrawn;

    /** @param onFailure told when an utterance could not be heard */
    SpeakingVoice(Engine engine, Speaker speaker, Timebase timebase, Timebase.Worker worker, Runnable onFailure) {
        this.engine = engine;
        this.speaker = speaker;
        this.timebase = timebase;
        this.worker = worker;
        this.onFailure = onFailure;
    }

    @Override
    public synchronized CompletionStage<Void> speak(String text) {
        if (withdrawn) {
            throw new IllegalStateException("the voice was withdrawn");
        }
        int characters = text.codePointCount(0, text.length());
        if (characters == 0 || characters > LONGEST) {
            throw new IllegalArgumentException("text has " + characters + " characters, 1…" + LONGEST + " are allowed");
        }
        if (PlainText.of(text).isBlank()) {
            throw new IllegalArgumentException("text has nothing in it that can be spoken");
        }
        if (queue.size() >= WAITING) {
            LOG.info("utterance refused: {} are waiting", queue.size());
            throw new RejectedExecutionException(WAITING + " utterances are waiting already");
        }
        Utterance utterance = new Utterance(text, new CompletableFuture<>());
        queue.addLast(utterance);
        if (!speaking) {
            speaking = true;
            worker.execute(this::sayNext);
        }
        return utterance.begun().copy();
    }

    /** Fails what waits, and refuses what comes. */
    void withdraw() {
        Deque<Utterance> dropped;
        synchronized (this) {
            withdrawn = true;
            dropped = new ArrayDeque<>(queue);
            queue.clear();
        }
        dropped.forEach(
                utterance -> utterance.begun().completeExceptionally(new IOException("the voice was withdrawn")));
    }

    private void sayNext() {
        Utterance next;
        synchronized (this) {
            next = queue.pollFirst();
            if (next == null) {
                speaking = false;
                return;
            }
        }
        worker.after(say(next), this::sayNext);
    }

    /** @return how long to wait before the next one */
    private Duration say(Utterance utterance) {
        long start = timebase.nanoTime();
        try {
            Duration length = speaker.play(engine.synthesise(utterance.text()));
            LOG.info(
                    "utterance ok: {} characters by {}, begun after {} ms, lasts {} ms",
                    utterance.text().length(),
                    engine.name(),
                    millisSince(start),
                    length.toMillis());
            utterance.begun().complete(null);
            return length;
        } catch (IOException | RuntimeException e) {
            LOG.info("utterance failed after {} ms: {}", millisSince(start), e.toString());
            utterance
                    .begun()
                    .completeExceptionally(
                            e instanceof IOException
                                    ? e
                                    : new IOException("the voice engine failed: " + e.getMessage(), e));
            onFailure.run();
            return Duration.ZERO;
        }
    }

    private long millisSince(long start) {
        return (timebase.nanoTime() - start) / 1_000_000;
    }

    private record Utterance(String text, CompletableFuture<Void> begun) {}
}
