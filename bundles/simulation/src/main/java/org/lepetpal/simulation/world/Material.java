package org.lepetpal.simulation.world;

/** What things are made of, as far as touching goes. */
enum Material {
    PLASTIC(0.6, 40_000, 40),
    /** The ribbed inside of the jaws. */
    GRIP(1.5, 40_000, 40),
    /** Soft foam, springs back. */
    FOAM(0.9, 4_000, 0.4),
    BISCUIT(0.9, 5_000, 30),
    WOOD(0.5, 40_000, 60),
    FUR(0.9, 2_000, 20);

    private final double friction;
    private final double stiffness;
    private final double damping;

    /**
     * @param friction geometric mean with the partner's gives the coefficient
     * @param stiffness N/m at one point of contact; the softer partner's counts
     * @param damping N·s/m; the softer partner's counts
     */
    Material(double friction, double stiffness, double damping) {
        this.friction = friction;
        this.stiffness = stiffness;
        this.damping = damping;
    }

    /** How the two touch. */
    Touch against(Material other) {
        Material softer = stiffness <= other.stiffness ? this : other;
        return new Touch(Math.sqrt(friction * other.friction), softer.stiffness, softer.damping);
    }

    /**
     * How two things touch.
     *
     * @param friction coefficient of friction
     * @param stiffness N/m
     * @param damping N·s/m
     */
    record Touch(double friction, double stiffness, double damping) {}
}
