package org.lepetpal.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.speech.Speaker;
import org.lepetpal.timebase.SteppedTimebase;

class SpeakingVoiceTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final long origin = time.nanoTime();
    private final List<String> heard = new ArrayList<>();
    private boolean broken;
    private int failures;
    private final Speaker speaker = wav -> {
        if (broken) {
            throw new IOException("unplugged");
        }
        heard.add((time.nanoTime() - origin) / 1_000_000 + " " + new String(wav));
        return Duration.ofMillis(700);
    };
    private final SpeakingVoice voice =
            new SpeakingVoice(new Echo(), speaker, time, time.worker("voice", 8), () -> failures++);

    @Test
    void speaksOneAfterTheOther() {
        CompletableFuture<Void> first = voice.speak("Good dog!").toCompletableFuture();
        CompletableFuture<Void> second = voice.speak("Sit.").toCompletableFuture();

        time.advance(Duration.ofMillis(500));
        assertThat(first).isCompleted();
        assertThat(second).isNotDone();
        time.advance(Duration.ofMillis(200));

        assertThat(second).isCompleted();
        assertThat(heard).containsExactly("0 Good dog!", "700 Sit.");
    }

    @Test
    void fiveWaitAndTheSixthIsRefused() {
        voice.speak("now");
        time.advance(Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            voice.speak("waiting " + i);
        }

        assertThatThrownBy(() -> voice.speak("too many")).isInstanceOf(RejectedExecutionException.class);
        time.advance(Duration.ofMillis(700));
        assertThat(voice.speak("room again")).isNotNull();
    }

    @Test
    void whatCannotBeHeardFailsAndTheNextIsTried() {
        broken = true;
        CompletableFuture<Void> lost = voice.speak("lost").toCompletableFuture();
        time.advance(Duration.ZERO);

        assertThat(lost).failsWithin(Duration.ZERO).withThrowableThat().withCauseInstanceOf(IOException.class);
        assertThat(failures).isEqualTo(1);

        broken = false;
        voice.speak("heard");
        time.advance(Duration.ZERO);
        assertThat(heard).containsExactly("0 heard");
    }

    @Test
    void withdrawnItFailsWhatWaits() {
        voice.speak("now");
        time.advance(Duration.ZERO);
        CompletableFuture<Void> waiting = voice.speak("later").toCompletableFuture();

        voice.withdraw();

        assertThat(waiting).isCompletedExceptionally();
        assertThatThrownBy(() -> voice.speak("more")).isInstanceOf(IllegalStateException.class);
        time.advance(Duration.ofSeconds(2));
        assertThat(heard).containsExactly("0 now");
    }

    @Test
    void textHasALength() {
        assertThatThrownBy(() -> voice.speak(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> voice.speak("x".repeat(501))).isInstanceOf(IllegalArgumentException.class);
        assertThat(voice.speak("\uD83D\uDC36".repeat(500))).isNotNull();
    }

    @Test
    void whatCannotBeHeardIsRefusedNotKeptSilent() {
        assertThatThrownBy(() -> voice.speak("\u0001\u0002"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing in it");
    }

    private static final class Echo implements Engine {
        @Override
        public String name() {
            return "echo";
        }

        @Override
        public byte[] synthesise(String text) {
            return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
