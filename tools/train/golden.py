#!/usr/bin/env python3
"""Writes what PyTorch makes of a checkpoint in double precision, for the robot's own computation to be compared with.

The pictures are a formula, so that only what comes out is kept: level (sin(0.37 k + case) + 1) / 2 of the k-th number, colour after
colour, row by row. Everything else is normalised, as the model has it.
"""

import argparse
import json
from pathlib import Path

import torch

import checkpoint
from act import Act

CASES = 3


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", help="its folder")
    parser.add_argument("golden", help="file to write, for example golden.json")
    wish = parser.parse_args()
    config, tensors, numbers = checkpoint.load(wish.checkpoint)
    policy = Act(config)
    policy.load_state_dict(tensors, strict=False)
    missing = {n for n in policy.state_dict() if not n.endswith("num_batches_tracked")} ^ set(tensors)
    if missing:
        raise SystemExit(f"the checkpoint and the model differ in {sorted(missing)}")
    policy = policy.double().eval()
    camera = "observation.images.front"
    shape = config["input_features"][camera]["shape"]
    mean, std = (numbers[f"{camera}.{kind}"].double() for kind in ("mean", "std"))
    cases = []
    for case in range(CASES):
        count = torch.arange(shape[0] * shape[1] * shape[2], dtype=torch.float64)
        picture = ((torch.sin(0.37 * count + case) + 1) / 2).reshape(shape)
        state = torch.sin(torch.arange(6, dtype=torch.float64) + case)
        with torch.no_grad():
            planned = policy(((picture - mean) / std)[None], state[None])[0]
        cases.append({"case": case, "state": state.tolist(), "actions": planned.flatten().tolist()})
    Path(wish.golden).write_text(json.dumps({"cases": cases}, indent=1) + "\n")


if __name__ == "__main__":
    main()
