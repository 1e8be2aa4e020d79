package org.lepetpal.policy.smolvla.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lepetpal.lerobot.model.Picture;

/**
 * Something to think about where no camera's picture is at hand: the same each time, and as varied as a real view (coloured
 * slopes, blocks with edges, noise), since a model is most exact about pictures of nothing.
 */
public final class Practice {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int COLOURS = 3;
    private static final int BLOCK = 80;
    private static final int NOISE = 24;

    private final Scene scene;

    /**
     * @param tokens of the prompt
     * @param state numbers of the state
     */
    public Practice(SmolVlaModel model, List<Long> tokens, int cameras, int state) {
        List<Optional<float[]>> pictures = new ArrayList<>();
        for (int camera = 0; camera < cameras; camera++) {
            pictures.add(Optional.of(model.see(picture(new Random(camera)))));
        }
        this.scene = new Scene(pictures, tokens, numbers(new Random(cameras), state));
    }

    /** What there is to see, to be told and to feel. */
    public Scene scene() {
        return scene;
    }

    /** Of as many numbers; the same each time. */
    public static float[] noise(int size) {
        return numbers(new Random(size), size);
    }

    private static Picture picture(Random random) {
        byte[] pixels = new byte[WIDTH * HEIGHT * COLOURS];
        int[] blocks = random.ints((long) (WIDTH / BLOCK) * (HEIGHT / BLOCK) * COLOURS, 0, 160)
                .toArray();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int block = y / BLOCK * (WIDTH / BLOCK) + x / BLOCK;
                for (int colour = 0; colour < COLOURS; colour++) {
                    int slope = (colour == 0 ? x : y) * 64 / WIDTH;
                    int level = blocks[block * COLOURS + colour] + slope + random.nextInt(NOISE);
                    pixels[(y * WIDTH + x) * COLOURS + colour] = (byte) level;
                }
            }
        }
        return Picture.rgb(WIDTH, HEIGHT, ByteBuffer.wrap(pixels));
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }
}
