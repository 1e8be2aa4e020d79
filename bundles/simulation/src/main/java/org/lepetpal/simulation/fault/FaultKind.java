package org.lepetpal.simulation.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All faults that there are, by their names in requests: {@code drop-reply} and so on. */
public enum FaultKind {
    DROP_REPLY("replies get lost", aimed(), p -> new DropReply(Aim.of(p))),
    DELAY_REPLY("replies come late", aimed("ms"), p -> new DelayReply(Aim.of(p), p.required("ms"))),
    FLIP_BIT("a bit of the reply is flipped", aimed("bit"), p -> new FlipBit(Aim.of(p), p.integer("bit"))),
    BAD_CHECKSUM("the checksum of the reply is wrong", aimed(), p -> new BadChecksum(Aim.of(p))),
    TRUNCATE_REPLY(
            "only the beginning of the reply arrives",
            aimed("bytes"),
            p -> new TruncateReply(Aim.of(p), p.integer("bytes"))),
    LEADING_GARBAGE(
            "garbage comes before the reply",
            aimed("bytes"),
            p -> new LeadingGarbage(Aim.of(p), p.text("bytes").orElse("ff"))),
    DUPLICATE_ID("two servos of the same id talk at once", aimed(), p -> new DuplicateId(Aim.of(p))),
    ABSENT_SERVO("a servo is not on the wire", List.of("servo"), p -> new AbsentServo(p.required("servo"))),
    POWER_OFF("the arm has no power", List.of(), p -> new PowerOff()),
    WRONG_BAUD(
            "a servo listens at another speed",
            List.of("servo", "baud"),
            p -> new WrongBaud(p.integer("servo"), p.integer("baud").orElse(115_200))),
    WRONG_MODEL(
            "a servo is of another model",
            List.of("servo", "model"),
            p -> new WrongModel(p.required("servo"), p.integer("model").orElse(WrongModel.STS3250))),
    MIXED_FIRMWARE(
            "a servo has another firmware",
            List.of("servo", "major", "minor"),
            p -> new MixedFirmware(
                    p.required("servo"),
                    p.integer("major").orElse(3),
                    p.integer("minor").orElse(9))),
    ERROR_BITS("servos raise alarms", aimed("bits"), p -> new ErrorBits(Aim.of(p), p.required("bits"))),
    STUCK_POSITION("the reported position stands still", aimed(), p -> new StuckPosition(Aim.of(p))),
    POSITION_WRAP(
            "the reported position jumps from 4095 to 0 in mid-travel", aimed(), p -> new PositionWrap(Aim.of(p))),
    NEGATIVE_POSITION(
            "the reported position is negative",
            aimed("position"),
            p -> new NegativePosition(Aim.of(p), p.integer("position").orElse(-5))),
    OVERHEAT(
            "the reported temperature is high",
            aimed("celsius"),
            p -> new Overheat(Aim.of(p), p.integer("celsius").orElse(75))),
    VOLTAGE_SAG(
            "the supply sags when the arm moves",
            List.of("volts"),
            p -> new VoltageSag(p.number("volts").orElse(3.5))),
    VANISH("the bus's adapter is unplugged", List.of(), p -> new Vanish());

    private final String description;
    private final List<String> parameters;
    private final Function<Parameters, Fault> maker;

    FaultKind(String description, List<String> parameters, Function<Parameters, Fault> maker) {
        this.description = description;
        this.parameters = parameters;
        this.maker = maker;
    }

    /** @throws IllegalArgumentException naming all that there are, when there is none of this name */
    public static FaultKind named(String name) {
        Optional<FaultKind> found = Arrays.stream(values())
                .filter(kind -> kind.label().equals(name))
                .findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("there is no fault '" + name + "'; there are "
                + Arrays.stream(values()).map(FaultKind::label).collect(Collectors.joining(", "))));
    }

    /** Its name in requests. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, for people: half a sentence. */
    public String description() {
        return description;
    }

    /** Names of the parameters that it takes. */
    public List<String> parameters() {
        return parameters;
    }

    /** @throws IllegalArgumentException naming the parameter that is missing or not allowed */
    public Fault make(Parameters given) {
        return maker.apply(given);
    }

    private static List<String> aimed(String... more) {
        return Stream.concat(Aim.PARAMETERS.stream(), Stream.of(more)).toList();
    }
}
