package org.lepetpal.safety;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.safety.StopLatch.Memory;
import org.lepetpal.safety.StopLatch.Stop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the latch over an update of this bundle: written as the old one leaves, read as the new one comes. It counts in the
 * same run of the framework alone, since a restart of the robot clears the stop.
 *
 * @param run by which one run is told from another
 * @param clock says since when a stop is latched of which nothing can be read
 */
record StopFile(Path file, String run, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(StopFile.class);
    private static final String RUN = "run";
    private static final String POWERLESS = "powerless";
    private static final String STOPS = "stops";
    private static final String CATEGORY = "category";
    private static final String REASON = "reason";
    private static final String SINCE = "since";

    /** What was left in this run; clear where nothing was. One that cannot be read may have been latched, and so it is. */
    Memory read() {
        if (!Files.exists(file)) {
            return Memory.CLEAR;
        }
        try (Reader in = Files.newBufferedReader(file)) {
            Properties left = new Properties();
            left.load(in);
            return run.equals(left.getProperty(RUN)) ? memory(left) : Memory.CLEAR;
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOG.error("{} cannot be read: the software stop is latched until it is reset", file, e);
            return latched(e);
        }
    }

    private static Memory memory(Properties left) {
        return new Memory(
                Optional.ofNullable(left.getProperty(CATEGORY)).map(category -> stop(category, left)),
                Boolean.parseBoolean(left.getProperty(POWERLESS)),
                Long.parseLong(left.getProperty(STOPS)));
    }

    private static Stop stop(String category, Properties left) {
        return Stop.inherited(
                StopCategory.valueOf(category),
                left.getProperty(REASON, ""),
                Instant.parse(left.getProperty(SINCE, "")));
    }

    private Memory latched(Exception cause) {
        String reason = "whether a software stop was latched before the update cannot be read from " + file + ": "
                + cause.getMessage();
        return new Memory(Optional.of(Stop.inherited(StopCategory.POWER_KEPT, reason, clock.instant())), true, 1);
    }

    /** Leaves it to a successor. */
    void write(Memory memory) {
        Properties left = new Properties();
        left.setProperty(RUN, run);
        left.setProperty(POWERLESS, String.valueOf(memory.powerless()));
        left.setProperty(STOPS, String.valueOf(memory.stops()));
        memory.stop().map(Stop::state).ifPresent(state -> {
            left.setProperty(CATEGORY, state.category().name());
            left.setProperty(REASON, state.reason());
            left.setProperty(SINCE, state.since().toString());
        });
        try (Writer out = Files.newBufferedWriter(file)) {
            left.store(out, null);
        } catch (IOException e) {
            LOG.error("{} cannot be written: what is latched ends with this version of the bundle", file, e);
        }
    }
}
