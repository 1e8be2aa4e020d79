#!/usr/bin/env python3
"""A control loop as LeRobot writes one: do the work, then time.sleep() for the rest of the period.

usage: lerobot_like_loop.py RATE_HZ SECONDS [gil]

Each tick builds the packets of a sync read and a sync write for six Feetech servos, waits for as long as the bytes take at
1 Mbit/s, and parses six replies. With `gil` a second thread of the same process computes in pure Python, as a camera
callback, a data set writer or a policy's preprocessing does. Prints one JSON object: the rate reached and percentiles of the
period error |interval - period| in microseconds. LeRobot's loop has no absolute schedule, so lateness against one would only
grow; the period error is the kinder measure.
"""

import json
import sys
import threading
import time

SERVOS = range(1, 7)
WIRE_SECONDS = 0.00124  # 14 bytes out, 84 in, 26 out


def packet(identity, instruction, parameters):
    body = [identity, len(parameters) + 2, instruction, *parameters]
    return bytes([0xFF, 0xFF, *body, ~sum(body) & 0xFF])


def parse(reply):
    if reply[:2] != b"\xff\xff" or ~sum(reply[2:-1]) & 0xFF != reply[-1]:
        raise ValueError(reply)
    return reply[5] | reply[6] << 8


def talk(goals):
    packet(0xFE, 0x82, [56, 8, *SERVOS])
    replies = [packet(servo, 0, [0x00, 0x08, 0, 0, 0, 0, 120, 30]) for servo in SERVOS]
    time.sleep(WIRE_SECONDS)
    positions = {servo: parse(reply) for servo, reply in zip(SERVOS, replies)}
    for servo, position in positions.items():
        goals[servo] = position + (goals[servo] - position) * 0.5
    values = [byte for servo in SERVOS for byte in (servo, int(goals[servo]) & 0xFF, int(goals[servo]) >> 8)]
    packet(0xFE, 0x83, [42, 2, *values])


def compute(ends):
    number = 1
    while not ends.is_set():
        for _ in range(1000):
            number = number * 6364136223846793005 + 1 & 0xFFFFFFFFFFFFFFFF


def main():
    rate, seconds = float(sys.argv[1]), float(sys.argv[2])
    ends = threading.Event()
    if "gil" in sys.argv[3:]:
        threading.Thread(target=compute, args=(ends,), daemon=True).start()
    period = 1 / rate
    goals = {servo: 2048.0 for servo in SERVOS}
    errors = []
    begun = before = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        start = time.perf_counter()
        talk(goals)
        time.sleep(max(period - (time.perf_counter() - start), 0))
        now = time.perf_counter()
        errors.append(abs(now - before - period))
        before = now
    ends.set()
    ranked = sorted(errors)

    def part(share):
        return round(1e6 * ranked[min(len(ranked) - 1, int(share * len(ranked)))], 1)

    print(json.dumps({
        "rate_hz": round(len(errors) / (before - begun), 2),
        "p50": part(0.5), "p99": part(0.99), "p999": part(0.999), "max": part(1),
    }))


if __name__ == "__main__":
    main()
