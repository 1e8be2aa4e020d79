"""Demonstrations that `./lepetpal bench record` has written, as examples to learn from."""

import json
from pathlib import Path

import numpy

GRIPPER = 5
#: What joints are counted in; the checkpoint says the same.
UNITS = "degrees"
#: A gripper that closes on something is told to close so far, in percent, whatever it holds: less than what is left between its
#: jaws by some, as a person would do it. The robot eases the motor by itself.
CLOSED = 10
#: Commanded joints that differ by more from the first ones have begun to move, degrees.
BEGUN = 0.2
#: How often the last moment counts, in which the arm has to stand still for seconds.
STANDING = 6


def firm(action):
    """The same with one wish from the grip on.

    The scripted policy goes by the motor's load while it closes, which no camera sees: what it commands then depends on
    how the last tenths of a second went.
    """
    firm = action.copy()
    widest = int(numpy.argmax(action[:, GRIPPER]))
    closed = numpy.nonzero(action[widest:, GRIPPER] < action[-1, GRIPPER])[0]
    if len(closed):
        firm[widest + closed[0] :, GRIPPER] = CLOSED
    return firm


def smaller(pictures, height, width):
    """Whole areas averaged, as the robot does it: [n, height, width, 3]"""

    def axis(source, target):
        weights = numpy.zeros((target, source), "f4")
        ratio = source / target
        for i in range(target):
            for k in range(int(i * ratio), min(source, int(numpy.ceil((i + 1) * ratio)))):
                weights[i, k] = (min((i + 1) * ratio, k + 1) - max(i * ratio, k)) / ratio
        return weights

    down, across = axis(pictures.shape[1], height), axis(pictures.shape[2], width)
    small = numpy.einsum("hr,nrcx,wc->nhwx", down, pictures.astype("f4"), across, optimize=True)
    return numpy.rint(small).astype("u1")


class Episode:
    """One, from the moment before the arm begins to move."""

    def __init__(self, folder, height, width):
        units = json.loads((folder / "recording.json").read_text()).get("units")
        if units != UNITS:
            raise ValueError(f"{folder}: joints are counted in {units!r}; a policy learns in {UNITS!r} here")
        action = numpy.load(folder / "action.npy")
        begun = numpy.abs(action - action[0])[3:].max(1) > BEGUN
        first = 3 + int(numpy.argmax(begun)) - 1
        state = numpy.load(folder / "state.npy")[first:]
        self.state = state
        self.action = firm(action[first:])
        self.ball = numpy.load(folder / "ball.npy")[first:]
        self.pictures = smaller(numpy.load(folder / "pictures.npy")[first:], height, width)

    def __len__(self):
        return len(self.state)

    def chunk(self, moment, length):
        """What is done from this moment on; the last is done for ever."""
        return self.action[numpy.minimum(numpy.arange(moment, moment + length), len(self) - 1)]

    def moments(self):
        return list(range(len(self))) + [len(self) - 1] * (STANDING - 1)


def read(folder, height, width):
    """All of a folder, in the order of their seeds."""
    return [Episode(path, height, width) for path in sorted(Path(folder).glob("episode-*"))]
