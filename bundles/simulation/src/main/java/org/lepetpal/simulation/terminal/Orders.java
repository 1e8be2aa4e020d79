package org.lepetpal.simulation.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.simulation.LiveWorld;
import org.lepetpal.simulation.fault.Fault;
import org.lepetpal.simulation.fault.FaultKind;
import org.lepetpal.simulation.world.Calibrations;
import org.lepetpal.simulation.world.GoalPacket;
import org.lepetpal.simulation.world.World;

/** What a person may order while the bus runs, a line each. */
final class Orders {
    static final String HELP = """
            fault NAME [KEY=VALUE …] [for_ms=N]    something goes wrong; 'faults' says what there is
            faults                                 what goes wrong now, and what could
            remove ID | remove all                 it does so no more
            hand JOINT=DEGREES … [seconds=S]       a hand leads joints there and holds them (gripper in percent)
            hand                                   the hand lets go
            state                                  where the joints are, and whether their torque is on
            strides                                how far a packet led each goal at most, since this was last asked""";

    private static final String LASTS = "for_ms";
    private static final String SECONDS = "seconds";

    private final LiveWorld world;
    private long strodeTo;

    Orders(LiveWorld world) {
        this.world = world;
    }

    /**
     * @return what there is to say
     * @throws IllegalArgumentException saying what is not understood
     */
    String follow(String order) {
        List<String> words = new ArrayList<>(Arrays.asList(order.strip().split("\\s+")));
        String verb = words.removeFirst();
        return switch (verb) {
            case "fault" -> inject(words);
            case "faults" -> faults();
            case "remove" -> remove(words);
            case "hand" -> hand(words);
            case "state" -> state();
            case "strides" -> strides();
            case "help" -> HELP;
            default -> throw new IllegalArgumentException("'" + verb + "' is not understood; 'help' says what is");
        };
    }

    private String inject(List<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a fault lacks its name");
        }
        FaultKind kind = FaultKind.named(words.getFirst());
        TextParameters parameters = TextParameters.of(words.subList(1, words.size()))
                .knowing(Stream.concat(kind.parameters().stream(), Stream.of(LASTS))
                        .toList());
        Fault fault = kind.make(parameters);
        OptionalInt millis = parameters.integer(LASTS);
        if (millis.isPresent() && millis.getAsInt() < 1) {
            throw new IllegalArgumentException("'" + LASTS + "' must be 1 or more");
        }
        int id = millis.isPresent()
                ? world.faults().inject(fault, Duration.ofMillis(millis.getAsInt()))
                : world.faults().inject(fault);
        return "fault " + id + ": " + fault.effect();
    }

    private String faults() {
        Stream<String> now = world.faults().list().stream().map(fault -> "fault " + fault.id() + ": " + fault.effect());
        Stream<String> known = Stream.of(FaultKind.values())
                .map(kind -> "known: " + kind.label() + " " + kind.parameters() + ": " + kind.description());
        return Stream.concat(now, known).collect(Collectors.joining("\n"));
    }

    private String remove(List<String> words) {
        String which = String.join(" ", words);
        if (which.equals("all")) {
            world.faults().clear();
        } else if (!which.matches("[0-9]{1,9}") || !world.faults().remove(Integer.parseInt(which))) {
            throw new IllegalArgumentException("there is no fault '" + which + "'");
        }
        return "removed";
    }

    private String hand(List<String> words) {
        List<String> known = Stream.concat(Calibrations.joints().stream(), Stream.of(SECONDS))
                .toList();
        TextParameters parameters = TextParameters.of(words).knowing(known);
        double seconds = parameters.number(SECONDS).orElse(1);
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("'" + SECONDS + "' must be more than 0");
        }
        Map<String, Double> joints = new HashMap<>();
        Calibrations.joints().forEach(joint -> parameters.number(joint).ifPresent(angle -> joints.put(joint, angle)));
        if (joints.isEmpty()) {
            world.change(World::letGo);
            return "the hand lets go";
        }
        world.change(room -> room.lead(joints, seconds));
        return "the hand leads " + joints.keySet();
    }

    private String state() {
        var arm = world.ask(World::state).arm();
        return arm.joints().entrySet().stream()
                .map(entry -> "%-14s %8.2f  torque %s"
                        .formatted(
                                entry.getKey(), entry.getValue(), arm.torque().get(entry.getKey()) ? "on" : "off"))
                .collect(Collectors.joining("\n"));
    }

    private String strides() {
        Map<String, Double> longest = new LinkedHashMap<>();
        Calibrations.joints().forEach(joint -> longest.put(joint, 0.0));
        long packets = 0;
        long missed = 0;
        for (List<GoalPacket> some = next(); !some.isEmpty(); some = next()) {
            some.forEach(packet ->
                    packet.strides().forEach((joint, stride) -> longest.merge(joint, Math.abs(stride), Math::max)));
            packets += some.size();
            // Only the newest are kept.
            missed += some.getFirst().number() - strodeTo - 1;
            strodeTo = some.getLast().number();
        }
        String told = "strides of " + packets + " packets" + (missed > 0 ? ", " + missed + " missed: " : ": ");
        return longest.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" ", told, ""));
    }

    private List<GoalPacket> next() {
        return world.ask(room -> room.packetsAfter(strodeTo));
    }
}
