package org.lepetpal.tts;

/** Where the sound comes out. */
sealed interface Outlet {
    /** The simulated room's speaker. */
    record Simulated() implements Outlet {}

    /** The machine's default sound card. */
    record DefaultCard() implements Outlet {}

    /** Set up without a voice. */
    record Nowhere() implements Outlet {}

    /**
     * A sound card.
     *
     * @param mixer how the sound system names it, or the beginning of it
     */
    record Card(String mixer) implements Outlet {}

    /** @throws IllegalArgumentException when the text is blank */
    static Outlet parse(String text) {
        String word = text.strip();
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "sim" -> new Simulated();
            case "auto" -> new DefaultCard();
            case "none" -> new Nowhere();
            case "" ->
                throw new IllegalArgumentException(
                        "VOICE is empty; it is one of sim, auto, none, or the name of a sound mixer");
            default -> new Card(word);
        };
    }
}
