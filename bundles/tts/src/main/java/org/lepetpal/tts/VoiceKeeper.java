package org.lepetpal.tts;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.speech.Speaker;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.time.Backoff;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a voice registered while there are an engine and a speaker for it: looks for both on its own worker, withdraws the
 * voice when a sound card fails, and looks again with growing waits.
 */
final class VoiceKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(VoiceKeeper.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(60);

    private final Settings settings;
    private final Timebase timebase;
    private final Timebase.Worker worker;
    private final EngineFinder engines;
    private final Function<Voice, Registered> registry;
    private final Backoff backoff = new Backoff(FIRST_RETRY, SLOWEST_RETRY);
    private final Latest<Speaker> room = new Latest<>();
    private Optional<Serving> serving = Optional.empty();
    private boolean stopped;
    private volatile ComponentHealth health;

    /** @param registry publishes a voice */
    VoiceKeeper(Settings settings, Timebase timebase, EngineFinder engines, Function<Voice, Registered> registry) {
        this.settings = settings;
        this.timebase = timebase;
        this.worker = timebase.worker("voice", 32);
        this.engines = engines;
        this.registry = registry;
        this.health = state(Status.STARTING, "looking for a voice engine and a speaker");
        worker.execute(this::open);
    }

    ComponentHealth health() {
        return health;
    }

    /** The simulated room's speaker came. */
    synchronized void roomCame(Speaker speaker) {
        room.came(speaker);
        if (simulated() && !stopped) {
            worker.execute(this::open);
        }
    }

    /** The simulated room's speaker went. */
    synchronized void roomWent(Speaker speaker) {
        if (room.left(speaker) && simulated()) {
            withdraw();
            health = state(Status.STARTING, "waiting for the simulated room's speaker");
        }
    }

    void stop() {
        synchronized (this) {
            stopped = true;
            withdraw();
        }
        worker.close();
    }

    private synchronized void open() {
        if (stopped || serving.isPresent()) {
            return;
        }
        if (settings.outlet() instanceof Outlet.Nowhere) {
            health = state(Status.ABSENT, "set up without a voice (VOICE=none)");
            return;
        }
        Optional<Engine> engine = engines.find();
        if (engine.isEmpty()) {
            fail("no voice engine: install espeak-ng (Debian: apt install espeak-ng)");
            return;
        }
        try {
            serve(engine.get());
        } catch (IOException e) {
            fail(e.getMessage());
        }
    }

    private void serve(Engine engine) throws IOException {
        switch (settings.outlet()) {
            case Outlet.Simulated simulated -> {
                Optional<Speaker> speaker = room.get();
                if (speaker.isPresent()) {
                    serve(engine, speaker.get(), "the simulated room's speaker");
                } else {
                    health = state(Status.STARTING, "waiting for the simulated room's speaker");
                }
            }
            case Outlet.DefaultCard card -> serve(engine, SoundCard.find(Optional.empty()));
            case Outlet.Card card -> serve(engine, SoundCard.find(Optional.of(card.mixer())));
            case Outlet.Nowhere nowhere -> throw new IllegalStateException("there is nothing to serve");
        }
    }

    private void serve(Engine engine, SoundCard card) {
        serve(engine, card, "the sound card " + card.name());
    }

    private void serve(Engine engine, Speaker speaker, String where) {
        SpeakingVoice voice = new SpeakingVoice(engine, speaker, timebase, worker, this::lost);
        serving = Optional.of(new Serving(voice, registry.apply(voice)));
        backoff.reset();
        health = state(Status.OK, engine.name() + " through " + where);
        LOG.info("voice serves: {} through {}", engine.name(), where);
    }

    /** An utterance could not be heard. The simulated speaker says itself when it goes; a card is looked for anew. */
    private void lost() {
        worker.execute(() -> {
            synchronized (this) {
                if (!stopped && !simulated()) {
                    withdraw();
                    fail("the last utterance could not be heard");
                }
            }
        });
    }

    private void fail(String reason) {
        Duration wait = backoff.next();
        health = state(Status.DOWN, reason);
        LOG.warn("no voice, next try in {} s: {}", wait.toSeconds(), reason);
        worker.after(wait, this::open);
    }

    private void withdraw() {
        serving.ifPresent(gone -> {
            gone.registration().unregister();
            gone.voice().withdraw();
        });
        serving = Optional.empty();
    }

    private boolean simulated() {
        return settings.outlet() instanceof Outlet.Simulated;
    }

    private ComponentHealth state(Status status, String detail) {
        return new ComponentHealth("voice", status, detail, simulated());
    }

    /** A service that was published. */
    interface Registered {
        void unregister();
    }

    private record Serving(SpeakingVoice voice, Registered registration) {}
}
