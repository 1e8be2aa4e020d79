package org.lepetpal.bench.robot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * What threads were at while they used the processor: samples of Java's flight recorder, each for as much processor time as it says.
 * Linux alone has them.
 */
public final class CpuProfile {
    private static final String SAMPLE = "jdk.CPUTimeSample";

    private final List<RecordedEvent> samples;

    private CpuProfile(List<RecordedEvent> samples) {
        this.samples = samples;
    }

    /** Reads a recording; the file is needed no more afterwards. */
    static CpuProfile of(Path recording) throws IOException {
        return new CpuProfile(RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals(SAMPLE))
                .filter(event -> !event.getBoolean("failed") && event.getThread("eventThread") != null)
                .toList());
    }

    /**
     * Share of their processor time that threads of such names spent in methods of a name and in what those called, 0…1.
     *
     * @throws IOException where they used no processor
     */
    public double share(Pattern threads, String method) throws IOException {
        List<RecordedEvent> theirs = samples.stream()
                .filter(sample -> threads.matcher(
                                sample.getThread("eventThread").getJavaName())
                        .matches())
                .toList();
        double all = seconds(theirs);
        if (all == 0) {
            throw new IOException("the robot's Java has no sample of " + threads);
        }
        return seconds(theirs.stream().filter(sample -> isIn(method, sample)).toList()) / all;
    }

    private static double seconds(List<RecordedEvent> samples) {
        return samples.stream()
                .mapToDouble(sample -> sample.getDuration("samplingPeriod").toNanos() / 1e9)
                .sum();
    }

    private static boolean isIn(String method, RecordedEvent sample) {
        return sample.getStackTrace().getFrames().stream()
                .map(RecordedFrame::getMethod)
                .anyMatch(called -> called.getName().equals(method));
    }
}
