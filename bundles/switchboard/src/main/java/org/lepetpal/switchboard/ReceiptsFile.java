package org.lepetpal.switchboard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.files.DelimitedFile;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapReceipt.Result;
import org.lepetpal.api.telemetry.LoopStretch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receipts on disk, the oldest first. They are for people: one that cannot be read is left out, whatever it became, and where they cannot
 * be written the robot goes on without.
 */
final class ReceiptsFile {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptsFile.class);
    private static final int FIELDS = 13;

    private final DelimitedFile file;

    /** @param file need not exist */
    ReceiptsFile(Path file) {
        this.file = new DelimitedFile(file, FIELDS);
    }

    List<Receipts.Kept> read() {
        try {
            return file.read(
                    ReceiptsFile::kept, damaged -> LOG.warn("a receipt of an earlier change cannot be read", damaged));
        } catch (IOException e) {
            LOG.warn("receipts of earlier changes cannot be read", e);
            return List.of();
        }
    }

    void write(List<Receipts.Kept> oldestFirst) {
        try {
            file.write(oldestFirst.stream().map(ReceiptsFile::fields).toList());
        } catch (IOException e) {
            LOG.warn("receipts will not outlive a restart", e);
        }
    }

    private static List<Object> fields(Receipts.Kept kept) {
        SwapReceipt receipt = kept.receipt();
        return List.of(
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
                String.join(",", kept.choiceBefore()));
    }

    private static Receipts.Kept kept(List<String> fields) {
        return new Receipts.Kept(receipt(fields), names(fields.get(12)));
    }

    private static SwapReceipt receipt(List<String> fields) {
        return new SwapReceipt(
                SlotName.valueOf(fields.get(1)),
                filled(fields.get(2)),
                filled(fields.get(3)),
                fields.get(4),
                fields.get(5),
                Instant.parse(fields.get(0)),
                Long.parseLong(fields.get(6)),
                new LoopStretch(
                        Long.parseLong(fields.get(7)),
                        Long.parseLong(fields.get(8)),
                        Long.parseLong(fields.get(9)),
                        Long.parseLong(fields.get(10))),
                Result.valueOf(fields.get(11)));
    }

    private static Optional<String> filled(String field) {
        return Optional.of(field).filter(it -> !it.isEmpty());
    }

    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
