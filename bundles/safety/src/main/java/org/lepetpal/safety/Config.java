package org.lepetpal.safety;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator allows, as it is set. */
@ObjectClassDefinition(name = "Safety kernel", description = "What the arm may do")
@interface Config {
    @AttributeDefinition(
            name = "JOINT_LIMITS",
            description = "Tighter limits than the arm's own, in degrees, for the gripper in percent; joints that"
                    + " are not named keep their own. For example: shoulder_pan:-60..60, gripper:0..80")
    String joint_limits() default "";

    @AttributeDefinition(
            name = "ROI_MASK_PATH",
            description = "PNG of the camera picture's size: the gripper's tip may be where it is white."
                    + " Empty: everywhere")
    String roi_mask_path() default "";

    @AttributeDefinition(
            name = "MAX_JOINT_SPEED",
            description = "Greatest speed of the arm's joints in degrees per second, 1...1000",
            min = "1",
            max = "1000")
    double max_joint_speed() default 240;

    @AttributeDefinition(
            name = "MAX_GRIPPER_SPEED",
            description = "Greatest speed of the gripper in percent per second, 1...1000",
            min = "1",
            max = "1000")
    double max_gripper_speed() default 300;

    @AttributeDefinition(
            name = "MAX_JOINT_LAG",
            description = "How far ahead of where a joint is its goal may be, in degrees, 5...90: bounds how hard"
                    + " a joint that something stops is pushed",
            min = "5",
            max = "90")
    double max_joint_lag() default 35;

    @AttributeDefinition(
            name = "TABLE_MIN_Z",
            description = "How low the arm's points may go, in metres above the plane on which its base stands,"
                    + " -0.3...0.1",
            min = "-0.3",
            max = "0.1")
    double table_min_z() default -0.005;

    @AttributeDefinition(
            name = "THROW_WATCH_CLASSES",
            description = "Nothing is thrown while one of these is in sight, or while no active detector looks for"
                    + " them; comma separated, for example: dog, cat, person")
    String throw_watch_classes() default "dog";

    @AttributeDefinition(
            name = "THROW_POSE_TOLERANCE",
            description = "Nothing is thrown while a joint, the gripper not counted, is further from the arm's pose"
                    + " ready_to_throw than so many degrees, 2...180",
            min = "2",
            max = "180")
    double throw_pose_tolerance() default 15;

    @AttributeDefinition(
            name = "JOINT_SPEEDS",
            description = "Greatest speed of single joints, before MAX_JOINT_SPEED and MAX_GRIPPER_SPEED, 1...1000,"
                    + " for example: shoulder_pan:120, wrist_roll:300")
    String joint_speeds() default "";

    @AttributeDefinition(
            name = "MAX_JOINT_ACCELERATION",
            description = "Greatest change of speed of the arm's joints in degrees per second squared," + " 50...20000",
            min = "50",
            max = "20000")
    double max_joint_acceleration() default 2500;

    @AttributeDefinition(
            name = "MAX_GRIPPER_ACCELERATION",
            description = "Greatest change of speed of the gripper in percent per second squared, 50...50000",
            min = "50",
            max = "50000")
    double max_gripper_acceleration() default 8000;

    @AttributeDefinition(
            name = "JOINT_ACCELERATIONS",
            description = "Greatest change of speed of single joints, 50...50000, for example: shoulder_lift:1500")
    String joint_accelerations() default "";

    @AttributeDefinition(
            name = "KEEP_OUT",
            description =
                    "Boxes into which no part of the arm goes, in metres in the frame of its base (x forward, y left, z"
                            + " up): x0..x1,y0..y1,z0..z1; further ones after a semicolon. Empty: none")
    String keep_out() default "";

    @AttributeDefinition(
            name = "STALL_LOAD",
            description = "Load of a motor in percent that counts as stalled when the joint does not follow, 20...100",
            min = "20",
            max = "100")
    double stall_load() default 80;

    @AttributeDefinition(
            name = "GRIPPER_STALL_LOAD",
            description = "The same for the gripper, 5...100: an SO-101's own protection begins at 25",
            min = "5",
            max = "100")
    double gripper_stall_load() default 25;

    @AttributeDefinition(
            name = "STALL_CURRENT",
            description =
                    "Current of a motor in amperes that counts as stalled when the joint does not follow, 0.1...10",
            min = "0.1",
            max = "10")
    double stall_current() default 1.5;

    @AttributeDefinition(
            name = "STALL_SECONDS",
            description = "How long a stall lasts before the motor is backed off, in seconds, 0.1...5",
            min = "0.1",
            max = "5")
    double stall_seconds() default 0.5;

    @AttributeDefinition(
            name = "MAX_TEMPERATURE",
            description = "Motors this hot, in degrees Celsius, may only go home until they have cooled by 5, 35...80;"
                    + " an SO-101's own limit is 70",
            min = "35",
            max = "80")
    double max_temperature() default 65;

    @AttributeDefinition(
            name = "VOLTAGE_LIMITS",
            description = "Supply that the motors may have in volts, min..max, or auto: 4.5..8.6 for 7.4 V motors,"
                    + " 9.5..14 for 12 V ones, found out by measuring")
    String voltage_limits() default "auto";

    @AttributeDefinition(
            name = "WORKSPACE_ZONE",
            description = "Nothing moves while somebody is in this zone: reach (as far as the arm reaches, or"
                    + " the zone workspace where one was taught), off, floor:"
                    + " x,y x,y x,y (corners on the table in metres, frame of the base) or picture: x,y x,y x,y (in the"
                    + " picture, 0,0 top left to 1,1)")
    String workspace_zone() default "reach";

    @AttributeDefinition(
            name = "ZONE_WATCH_CLASSES",
            description = "Who must not be in WORKSPACE_ZONE, as detectors call them; comma separated")
    String zone_watch_classes() default "dog, cat, person";

    @AttributeDefinition(
            name = "DEADMAN_TICKS",
            description = "The arm is held when the control loop has missed so many ticks, and 50 ms, 2...50",
            min = "2",
            max = "50")
    int deadman_ticks() default 5;

    @AttributeDefinition(
            name = "MAX_READING_AGE_MS",
            description = "Nothing is driven by a measurement older than this, in milliseconds, 20...1000",
            min = "20",
            max = "1000")
    int max_reading_age_ms() default 100;
}
