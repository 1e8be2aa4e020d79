package org.lepetpal.detector.yolo.layout;

import java.util.List;

/** How a model writes down what it found. Without state; any thread. */
public interface Layout {
    /** For people, for example {@code columns}. */
    String name();

    /** How many classes it tells apart; 0 where the layout does not say. */
    int kinds();

    /** How pictures are prepared for models of this layout, unless the model says otherwise. */
    Preparation preparation();

    /** Whether one thing is found several times, so that the lesser ones have to be dropped. */
    boolean overlapping();

    /**
     * All with at least this score, in pixels of the model's input.
     *
     * @param outputs in the order and of the shapes in which the layout was found
     */
    List<Found> decode(List<Output> outputs, double threshold);

    /** The highest score in there; 0 where nothing is. Any that is not a number makes it {@code NaN}. */
    default double highest(List<Output> outputs) {
        return decode(outputs, Double.MIN_VALUE).stream()
                .mapToDouble(Found::score)
                .max()
                .orElse(0);
    }
}
