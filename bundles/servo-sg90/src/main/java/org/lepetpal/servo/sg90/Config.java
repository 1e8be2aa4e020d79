package org.lepetpal.servo.sg90;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the treat dispenser as the console shows them. */
@ObjectClassDefinition(
        id = "org.lepetpal.servo.sg90",
        name = "Treat dispenser",
        description = "A hobby servo that opens and closes the treat chute")
@interface Config {
    @AttributeDefinition(
            name = "DISPENSER",
            description =
                    "Where the servo is: sim (the simulated chute), auto (the Raspberry Pi's first PWM output), none, "
                            + "or a PWM output such as pwmchip0:0 (chip and channel)")
    String dispenser() default "sim";

    @AttributeDefinition(
            name = "TREAT_CLOSED_US",
            description = "Pulse that closes the chute, microseconds, 600…2300",
            min = "600",
            max = "2300")
    int closed_us() default 600;

    @AttributeDefinition(
            name = "TREAT_OPEN_US",
            description = "Pulse that opens the chute, microseconds, 600…2300",
            min = "600",
            max = "2300")
    int open_us() default 1500;

    @AttributeDefinition(
            name = "TREAT_TRAVEL_MS",
            description = "Time that the servo is given from closed to open and back, milliseconds, 50…1000",
            min = "50",
            max = "1000")
    int travel_ms() default 250;

    @AttributeDefinition(
            name = "TREAT_SHAKES",
            description = "Strokes of ±10° that shake treats loose while the chute is open, 0…5",
            min = "0",
            max = "5")
    int shakes() default 0;

    @AttributeDefinition(
            name = "TREAT_COOLDOWN_SEC",
            description = "Shortest time from one treat to the next, seconds, 0…3600",
            min = "0",
            max = "3600")
    int cooldown_sec() default 2;

    @AttributeDefinition(
            name = "TREAT_DAILY_MAX",
            description = "Treats per day, counted from midnight local time, 1…1000",
            min = "1",
            max = "1000")
    int daily_max() default 50;
}
