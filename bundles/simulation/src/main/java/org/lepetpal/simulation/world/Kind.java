package org.lepetpal.simulation.world;

/** What sort of thing touches, and what it can touch at all. */
enum Kind {
    BASE(1),
    FURNITURE(2),
    FLOOR(2),
    BOWL(2),
    SHOULDER(4),
    UPPER_ARM(8),
    LOWER_ARM(16),
    WRIST(32),
    FIXED_JAW(32),
    MOVING_JAW(32),
    OBJECT(64),
    DOG(128);

    private static final int STILL = 2;
    private static final int ALL = 255;

    private final int category;

    Kind(int category) {
        this.category = category;
    }

    long category() {
        return category;
    }

    /**
     * Categories that it collides with. Neighbouring segments overlap in their joint and are kept from meeting by the
     * joint's stops; the folded forearm rests on the shoulder.
     */
    long collidesWith() {
        return switch (this) {
            case BASE -> WRIST.category | OBJECT.category;
            case FURNITURE, FLOOR, BOWL -> UPPER_ARM.category | LOWER_ARM.category | WRIST.category | OBJECT.category;
            case SHOULDER -> LOWER_ARM.category | OBJECT.category;
            case UPPER_ARM -> STILL | OBJECT.category | DOG.category;
            case LOWER_ARM -> STILL | SHOULDER.category | OBJECT.category | DOG.category;
            case WRIST, FIXED_JAW, MOVING_JAW -> STILL | BASE.category | OBJECT.category | DOG.category;
            case OBJECT -> ALL;
            case DOG -> UPPER_ARM.category | LOWER_ARM.category | WRIST.category | OBJECT.category;
        };
    }

    static Kind of(Segment segment) {
        return switch (segment) {
            case SHOULDER -> SHOULDER;
            case UPPER_ARM -> UPPER_ARM;
            case LOWER_ARM -> LOWER_ARM;
            case WRIST -> WRIST;
            case GRIPPER -> FIXED_JAW;
            case JAW -> MOVING_JAW;
        };
    }
}
