#!/usr/bin/env python3
"""LeRobot's own SO-101 follower against an arm, as `./lepetpal bus` pretends one.

    pip install lerobot[feetech]
    ./lepetpal bus --port-speed        # prints the path of its terminal
    python3 tools/lerobot_follower.py PATH

Connects, compares the calibration with the servos, configures, observes, moves each joint a little and back, and
disconnects; says how long observing takes and where the joints got to. It moves a real arm, too, if PATH is one's.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

try:
    from lerobot.robots.so_follower import SO101Follower, SO101FollowerConfig
except ImportError:
    # before 0.4.3
    from lerobot.robots.so101_follower import SO101Follower, SO101FollowerConfig

ID = "on_a_terminal"
STEP = 8.0
SECONDS = 1.0
NEAR = 2.0


def follower(port: str, folder: Path) -> SO101Follower:
    return SO101Follower(SO101FollowerConfig(port=port, id=ID, calibration_dir=folder, use_degrees=True))


def remembered(port: str, folder: Path) -> None:
    """Writes what the servos remember as LeRobot's file: a new arm on this computer."""
    arm = follower(port, folder)
    arm.bus.connect()
    found = {joint: vars(servo) for joint, servo in arm.bus.read_calibration().items()}
    arm.bus.disconnect(disable_torque=False)
    (folder / f"{ID}.json").write_text(json.dumps(found, indent=4))


def move(arm: SO101Follower, goal: dict[str, float]) -> tuple[dict[str, float], list[float]]:
    """Sends a goal at some 50 Hz for a while. Returns where the joints are, and how long each observation took."""
    took = []
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        arm.send_action(goal)
        before = time.perf_counter()
        where = arm.get_observation()
        took.append(time.perf_counter() - before)
        time.sleep(0.015)
    return where, took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("port")
    port = parser.parse_args().port
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        remembered(port, folder)
        arm = follower(port, folder)
        arm.connect(calibrate=False)
        try:
            print("calibration of file and servos:", "the same" if arm.is_calibrated else "DIFFER")
            start = arm.get_observation()
            print("stands at", {joint: round(value, 1) for joint, value in start.items()})
            # Up and inwards: away from the table.
            away = {joint: value + (STEP if value < 0 else -STEP) for joint, value in start.items()}
            far, took = move(arm, away)
            back, more = move(arm, start)
            off = max(abs(far[joint] - away[joint]) for joint in away)
            returned = max(abs(back[joint] - start[joint]) for joint in start)
            ok = arm.is_calibrated and off < NEAR and returned < NEAR
        finally:
            arm.disconnect()
        median = statistics.median(took + more) * 1e3
        print(f"moved by {STEP}: {off:.2f} off there, {returned:.2f} off when back; an observation takes {median:.2f} ms")
        print("well" if ok else "NOT well")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
