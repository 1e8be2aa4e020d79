package org.lepetpal.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A USB camera that shows the newest picture of a folder to the processes that preload its library. It can be pulled out, fall
 * silent, and be as before.
 *
 * @param library what is preloaded
 * @param pictures where the newest picture lies, as {@code frame.jpg}
 * @param switches a folder, in which a file says what the camera does
 */
public record UsbCamera(Path library, Path pictures, Path switches) {
    /** Where processes that preload the library find it. */
    public static final String DEVICE = "/dev/video77";

    private static final String INCLUDES = "#include <unistd.h>\n";
    private static final String OPEN = "int open(const char *p";
    private static final String FOUND = "if (!strcmp(p, dev())) return ";
    private static final String TAKE = "  if (rq == (unsigned)VIDIOC_DQBUF) {";
    private static final String BUFFERS = "  if (rq == (unsigned)VIDIOC_REQBUFS)";

    /** A number that was closed may be that of another file next; that of the camera is found under its name. */
    private static final String SWITCHES = """
            static int is(const char *what) {
              const char *folder = getenv("FAKE_SWITCHES"); char name[512];
              return folder && snprintf(name, sizeof name, "%s/%s", folder, what) > 0
                  && syscall(SYS_faccessat, AT_FDCWD, name, F_OK) == 0;
            }
            int close(int fd) { if (fd == ffd) ffd = -1; return syscall(SYS_close, fd); }
            char *realpath(const char *path, char *out) {
              if (!strcmp(path, dev())) return out ? strcpy(out, path) : strdup(path);
              static char *(*real)(const char *, char *); if (!real) real = dlsym(RTLD_NEXT, "realpath"); return real(path, out);
            }
            ssize_t readlink(const char *path, char *out, size_t size) {
              int fd;
              if (ffd >= 0 && sscanf(path, "/proc/self/fd/%d", &fd) == 1 && fd == ffd && strlen(dev()) <= size) {
                memcpy(out, dev(), strlen(dev())); return strlen(dev());
              }
              return syscall(SYS_readlinkat, AT_FDCWD, path, out, size);
            }
            """;
    /** FFmpeg asks a camera what its input is, which the peers' own camera never had to tell. */
    private static final String INPUT = "  if (rq == (unsigned)VIDIOC_ENUMINPUT) { struct v4l2_input *n = p; "
            + "strcpy((char *)n->name, \"fake\"); n->type = V4L2_INPUT_TYPE_CAMERA; n->std = 0; return 0; }\n";

    /** What a camera does. */
    public enum State {
        SERVING,
        /** As if its plug was out. */
        PULLED,
        /** Plugged in, but it gives no pictures. */
        SILENT
    }

    /**
     * The source of the library, out of that of the peers' camera.
     *
     * @throws IOException when that is not the one that is known
     */
    static String source(String peers) throws IOException {
        for (String known : List.of(INCLUDES, OPEN, FOUND, TAKE, BUFFERS)) {
            if (!peers.contains(known)) {
                throw new IOException("shared/bench/fakev4l2.c is another one than this is made for");
            }
        }
        return peers.replace(INCLUDES, INCLUDES + "#include <sys/syscall.h>\n")
                .replace(OPEN, SWITCHES + OPEN)
                .replace(
                        FOUND, "if (!strcmp(p, dev())) if (is(\"pulled\")) { errno = ENOENT; return -1; } else return ")
                .replace(
                        TAKE,
                        TAKE + " if (is(\"pulled\")) { errno = ENODEV; return -1; }"
                                + " if (is(\"silent\")) { errno = EAGAIN; return -1; }")
                .replace(BUFFERS, INPUT + BUFFERS);
    }

    /** What a process has to find in its environment to have this camera. */
    public Map<String, String> environment() {
        return Map.of(
                "FAKE_V4L2", DEVICE,
                "FAKE_DIR", pictures.toString(),
                "FAKE_SWITCHES", switches.toString(),
                "LD_PRELOAD", library.toString());
    }

    /** From now on it does this. */
    public void become(State state) throws IOException {
        for (State other : State.values()) {
            if (other != state) {
                Files.deleteIfExists(file(other));
            }
        }
        if (state != State.SERVING) {
            Files.writeString(file(state), "");
        }
    }

    private Path file(State state) {
        return switches.resolve(state.name().toLowerCase(Locale.ROOT));
    }
}
