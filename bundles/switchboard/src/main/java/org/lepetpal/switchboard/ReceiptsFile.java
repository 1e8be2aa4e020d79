package org.lepetpal.switchboard;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.files.WholeFile;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.telemetry.LoopStretch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receipts on disk, one to a line with blanks between its encoded words, the oldest first. They are for people: one that cannot be read is
 * left out, whatever it became, and where they cannot be written the robot goes on without.
 */
final class ReceiptsFile {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptsFile.class);
    private static final String BETWEEN = " ";
    private static final int WORDS = 13;
    /** More than ever are written; of a longer file the end counts, where the newest are. */
    private static final int MOST_BYTES = 1 << 20;

    private final WholeFile file;

    /** @param file need not exist */
    ReceiptsFile(Path file) {
        this.file = new WholeFile(file);
    }

    List<Receipts.Kept> read() {
        try {
            return end().lines().flatMap(ReceiptsFile::kept).toList();
        } catch (IOException e) {
            LOG.warn("receipts of earlier changes cannot be read", e);
            return List.of();
        }
    }

    /** Byte by byte: as UTF-8 one damaged byte would cost all of them. */
    private String end() throws IOException {
        if (!Files.exists(file.path())) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file.path())) {
            in.skipNBytes(Math.max(0, Files.size(file.path()) - MOST_BYTES));
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    void write(List<Receipts.Kept> oldestFirst) {
        try {
            file.write(oldestFirst.stream().map(ReceiptsFile::line).collect(Collectors.joining("\n", "", "\n")));
        } catch (IOException e) {
            LOG.warn("receipts will not outlive a restart", e);
        }
    }

    private static String line(Receipts.Kept kept) {
        SwapReceipt receipt = kept.receipt();
        return Stream.of(
                        receipt.at(),
                        receipt.slot().name(),
                        receipt.from().orElse(""),
                        receipt.to().orElse(""),
                        receipt.requestedBy(),
                        receipt.reason(),
                        receipt.durationNanos(),
                        receipt.loop().ticks(),
                        receipt.loop().missedTicks(),
                        receipt.loop().worstLatenessNanos(),
                        receipt.loop().refusedTicks(),
                        receipt.result().name(),
                        String.join(",", kept.choiceBefore()))
                .map(word -> URLEncoder.encode(word.toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(BETWEEN));
    }

    private static Stream<Receipts.Kept> kept(String line) {
        try {
            if (!line.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
                throw new IllegalArgumentException("a letter that is never written");
            }
            List<String> words = Stream.of(line.split(BETWEEN, -1))
                    .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                    .toList();
            if (words.size() != WORDS) {
                throw new IllegalArgumentException(words.size() + " words");
            }
            return Stream.of(new Receipts.Kept(receipt(words), names(words.get(12))));
        } catch (IllegalArgumentException | DateTimeException e) {
            LOG.warn("a receipt of an earlier change cannot be read", e);
            return Stream.empty();
        }
    }

    private static SwapReceipt receipt(List<String> words) {
        return new SwapReceipt(
                SlotName.valueOf(words.get(1)),
                filled(words.get(2)),
                filled(words.get(3)),
                words.get(4),
                words.get(5),
                Instant.parse(words.get(0)),
                Long.parseLong(words.get(6)),
                new LoopStretch(
                        Long.parseLong(words.get(7)),
                        Long.parseLong(words.get(8)),
                        Long.parseLong(words.get(9)),
                        Long.parseLong(words.get(10))),
                Result.valueOf(words.get(11)));
    }

    private static Optional<String> filled(String word) {
        return Optional.of(word).filter(it -> !it.isEmpty());
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
