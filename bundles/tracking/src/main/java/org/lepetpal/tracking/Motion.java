package org.lepetpal.tracking;

/**
 * How a box moves: its middle, the ratio of its sides and its height, each gliding, with the deviations of SORT and
 * ByteTrack, which are parts of the height. One thread at a time.
 */
final class Motion {
    private static final double PLACE = 1 / 20.0;
    private static final double SPEED = 1 / 160.0;
    private static final double RATIO = 1e-2;
    private static final double RATIO_SPEED = 1e-5;
    private static final double RATIO_MEASURED = 1e-1;

    private final Glide x;
    private final Glide y;
    private final Glide ratio;
    private final Glide height;

    Motion(Box box) {
        double place = 2 * PLACE * box.height();
        double speed = 10 * SPEED * box.height();
        x = new Glide(box.middleX(), place, speed);
        y = new Glide(box.middleY(), place, speed);
        ratio = new Glide(box.ratio(), RATIO, RATIO_SPEED);
        height = new Glide(box.height(), place, speed);
    }

    /** @param beats time that passes */
    void predict(double beats) {
        double tall = Math.max(1, height.value());
        x.predict(beats, PLACE * tall, SPEED * tall);
        y.predict(beats, PLACE * tall, SPEED * tall);
        ratio.predict(beats, RATIO, RATIO_SPEED);
        height.predict(beats, PLACE * tall, SPEED * tall);
    }

    /** What is not seen any more grows no further. */
    void keepSize() {
        height.rest();
    }

    void correct(Box seen) {
        double place = PLACE * Math.max(1, height.value());
        x.correct(seen.middleX(), place);
        y.correct(seen.middleY(), place);
        ratio.correct(seen.ratio(), RATIO_MEASURED);
        height.correct(seen.height(), place);
    }

    Box box() {
        double tall = Math.max(1, height.value());
        double wide = Math.max(1, ratio.value() * tall);
        return new Box(x.value() - wide / 2, y.value() - tall / 2, wide, tall);
    }
}
