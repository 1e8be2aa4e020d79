package org.lepetpal.switchboard;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.Switchboard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands {@code lepetpal:modules}, {@code swap}, {@code shadow} and {@code promote} of an OSGi shell such as Gogo, which finds them by
 * the properties of this service. What they return is what the shell prints.
 */
@Component(
        service = SwapCommands.class,
        property = {
            "osgi.command.scope=lepetpal",
            "osgi.command.function=modules",
            "osgi.command.function=swap",
            "osgi.command.function=shadow",
            "osgi.command.function=promote"
        })
public final class SwapCommands {
    private static final String WHO = "shell";
    private static final String WHY = "asked for in the shell";
    private static final String AUTOMATIC = "--automatic";
    private static final String BACK = "--back";
    private static final String NOW = "--now";
    private static final String FORCE = "--force";
    private static final String OFF = "--off";

    private final Switchboard board;
    private final SwapDesk desk;

    @Activate
    public SwapCommands(@Reference(name = "switchboard") Switchboard board, @Reference(name = "desk") SwapDesk desk) {
        this.board = board;
        this.desk = desk;
    }

    /** Every slot, with a line for each of its candidates. */
    public String modules() {
        return Arrays.stream(SlotName.values()).map(this::table).collect(Collectors.joining("\n"));
    }

    /** One slot. */
    public String modules(String slot) {
        return table(named(slot));
    }

    /**
     * Does what {@code ./lepetpal swap} does.
     *
     * @param words names of candidates, or {@code --automatic}, or {@code --back}; {@code --now}, {@code --force} and
     *     {@code --reason TEXT}
     */
    public String swap(String slot, String... words) throws SwapRefused {
        ShellLine line = ShellLine.of(List.of(AUTOMATIC, BACK, NOW, FORCE), words);
        Set<String> flags = line.flags();
        boolean back = flags.contains(BACK);
        int ways = (flags.contains(AUTOMATIC) ? 1 : 0)
                + (back ? 1 : 0)
                + (line.names().isEmpty() ? 0 : 1);
        if (ways != 1) {
            throw new IllegalArgumentException("say one of NAME, --automatic and --back");
        }
        if (back && flags.size() > 1) {
            throw new IllegalArgumentException("--back goes with --reason alone");
        }
        String why = line.reason().orElse(WHY);
        return told(
                back
                        ? desk.rollBack(named(slot), WHO, why)
                        : desk.swap(new SwapOrder(
                                        Map.of(named(slot), line.names()),
                                        WHO,
                                        why,
                                        flags.contains(FORCE),
                                        flags.contains(NOW)))
                                .getFirst());
    }

    /** @param name of a policy, or {@code --off} */
    public String shadow(String name) throws SwapRefused {
        Optional<String> wished = Optional.of(name).filter(it -> !it.equals(OFF));
        desk.shadow(SlotName.POLICY, wished);
        return wished.map(who -> who + " is a shadow now").orElse("There is no shadow now");
    }

    /** Makes the shadow active. @param words {@code --reason TEXT}, or nothing */
    public String promote(String... words) throws SwapRefused {
        ShellLine line = ShellLine.of(List.of(), words);
        if (!line.names().isEmpty()) {
            throw new IllegalArgumentException("it is the shadow that is promoted, and needs no name");
        }
        return told(desk.promote(SlotName.POLICY, WHO, line.reason().orElse(WHY)));
    }

    private String table(SlotName slot) {
        List<Candidate> candidates = board.candidates(slot);
        return slot.label() + "\n"
                + (candidates.isEmpty()
                        ? "    nobody is there"
                        : candidates.stream().map(SwapCommands::row).collect(Collectors.joining("\n")));
    }

    private static String row(Candidate candidate) {
        return String.format(
                        "  %s %-34s %-10s %-30s %s",
                        candidate.active() ? "*" : " ",
                        candidate.id(),
                        candidate.state().label(),
                        candidate.origin(),
                        candidate.detail())
                .stripTrailing();
    }

    private static String told(SwapReceipt receipt) {
        return receipt.slot().label() + ": " + receipt.from().orElse("nothing") + " -> "
                + receipt.to().orElse("nothing") + ", " + receipt.result().label();
    }

    private static SlotName named(String slot) {
        return SlotName.find(slot)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + slot + "' is no slot; there are " + String.join(", ", SlotName.labels())));
    }
}
