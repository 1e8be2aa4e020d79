#!/usr/bin/env python3
"""Trains a small ACT policy by imitation, on a processor, for as long as it is given. README.md says how to repeat it."""

import argparse
import math
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import numpy
import torch
from torch import distributed, multiprocessing, nn
from torch.nn import functional

import checkpoint
import demonstrations
from act import Act

HEIGHT, WIDTH = 72, 128
CHUNK = 20
CONFIG = {
    "type": "act",
    "n_obs_steps": 1,
    "chunk_size": CHUNK,
    "n_action_steps": CHUNK,
    "input_features": {
        "observation.state": {"type": "STATE", "shape": [6]},
        "observation.images.front": {"type": "VISUAL", "shape": [3, HEIGHT, WIDTH]},
    },
    "output_features": {"action": {"type": "ACTION", "shape": [6]}},
    "normalization_mapping": {"VISUAL": "MEAN_STD", "STATE": "MEAN_STD", "ACTION": "MEAN_STD"},
    "vision_backbone": "resnet18",
    "vision_backbone_width": 16,
    "pretrained_backbone_weights": None,
    "replace_final_stride_with_dilation": False,
    "pre_norm": False,
    "dim_model": 128,
    "n_heads": 4,
    "dim_feedforward": 256,
    "feedforward_activation": "relu",
    "n_encoder_layers": 2,
    "n_decoder_layers": 1,
    "use_vae": False,
    "latent_dim": 32,
    "temporal_ensemble_coeff": None,
    "dropout": 0.0,
    "kl_weight": 10.0,
}
#: Standard deviation of what is added to the state that is learned from, so that the picture counts, not the habit.
STATE_NOISE = torch.tensor([1.5, 1.5, 1.5, 1.5, 1.5, 1.0])
#: Of brightness and of each colour, shares.
LIGHT_NOISE, TINT_NOISE, PIXEL_NOISE = 0.08, 0.03, 0.01
BALL_WEIGHT = 0.5
#: One of so many episodes is kept for looking how well it does on what it has not seen.
HELD_BACK = 12
#: Steps after which the processes become one again.
TOGETHER = 25


class BallFinder(nn.Module):
    """Where the ball is, in metres, from a picture's cells: makes the network look at it. Of no use afterwards."""

    def __init__(self, cells):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(cells, 64), nn.ReLU(), nn.Linear(64, 3))

    def forward(self, cells):
        return self.layers(cells)


class Examples:
    """Moments of episodes as tensors."""

    def __init__(self, episodes):
        chosen = [(episode, moment) for episode in episodes for moment in episode.moments()]
        self.pictures = torch.from_numpy(numpy.stack([e.pictures[m] for e, m in chosen])).permute(0, 3, 1, 2)
        self.state = torch.from_numpy(numpy.stack([e.state[m] for e, m in chosen]))
        self.action = torch.from_numpy(numpy.stack([e.chunk(m, CHUNK) for e, m in chosen]))
        self.ball = torch.from_numpy(numpy.stack([e.ball[m] for e, m in chosen]))

    def __len__(self):
        return len(self.state)


def statistics(examples):
    """Mean and deviation by feature, as numpy."""
    pictures = examples.pictures[:: max(1, len(examples) // 2000)].float() / 255
    visual = {"mean": pictures.mean((0, 2, 3)), "std": pictures.std((0, 2, 3))}
    both = {"observation.state": examples.state, "action": examples.action.flatten(0, 1)}
    found = {name: {"mean": values.mean(0), "std": values.std(0)} for name, values in both.items()}
    found["observation.images.front"] = {kind: value[:, None, None] for kind, value in visual.items()}
    return found


class Learner:
    def __init__(self, stats):
        self.stats = stats
        self.policy = Act(CONFIG).to(memory_format=torch.channels_last)
        with torch.no_grad():
            shape = self.policy.look(torch.zeros(2, 3, HEIGHT, WIDTH)).shape
        self.finder = BallFinder(shape[1] * shape[2] * shape[3])
        self.parameters = [*self.policy.parameters(), *self.finder.parameters()]
        self.optimizer = torch.optim.AdamW(self.parameters, lr=1e-3, weight_decay=1e-4)

    def normal(self, feature, values):
        return (values - self.stats[feature]["mean"]) / self.stats[feature]["std"]

    def loss(self, examples, chosen, noisy):
        """Of actions and of the ball's place."""
        pictures = examples.pictures[chosen].float() / 255
        state = examples.state[chosen]
        if noisy:
            light = 1 + LIGHT_NOISE * torch.randn(len(chosen), 1, 1, 1) + TINT_NOISE * torch.randn(len(chosen), 3, 1, 1)
            pictures = (pictures * light + PIXEL_NOISE * torch.randn_like(pictures)).clamp(0, 1)
            state = state + STATE_NOISE * torch.randn_like(state)
        cells = self.policy.look(self.normal("observation.images.front", pictures))
        planned = self.policy.plan(cells, self.normal("observation.state", state))
        wanted = self.normal("action", examples.action[chosen])
        ball = functional.l1_loss(self.finder(cells) * 0.1, examples.ball[chosen] - torch.tensor([0.25, 0, 0.05]))
        return functional.l1_loss(planned, wanted), ball

    def step(self, examples, chosen, rate):
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        action, ball = self.loss(examples, chosen, True)
        self.optimizer.zero_grad(set_to_none=True)
        (action + BALL_WEIGHT * ball / 0.1).backward()
        nn.utils.clip_grad_norm_(self.parameters, 10.0)
        self.optimizer.step()
        return action.item(), ball.item()

    def judge(self, examples):
        """Mean deviation from what was not learned: normalised, and of the ball in metres."""
        self.policy.eval()
        with torch.no_grad():
            sums = numpy.zeros(2)
            for chosen in torch.arange(len(examples)).split(128):
                sums += len(chosen) * numpy.array([value.item() for value in self.loss(examples, chosen, False)])
        self.policy.train()
        return sums / len(examples)

    def save(self, folder):
        stats = {name: {kind: value.numpy() for kind, value in both.items()} for name, both in self.stats.items()}
        tensors = {n: v.detach() for n, v in self.policy.state_dict().items() if not n.endswith("num_batches_tracked")}
        checkpoint.save(folder, CONFIG, tensors, stats)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="folder with demonstrations")
    parser.add_argument("--to", required=True, help="folder of the checkpoint; written every few minutes")
    parser.add_argument("--begin", help="folder of a checkpoint to go on from; empty: from nothing")
    parser.add_argument("--minutes", type=float, default=60, help="after which it ends (default: 60)")
    parser.add_argument("--processes", type=int, default=2, help="that learn, each on a thread of its own (default: 2)")
    parser.add_argument("--batch", type=int, default=32, help="moments at a time, in each process (default: 32)")
    parser.add_argument("--rate", type=float, default=1e-3, help="of learning, at most (default: 0.001)")
    parser.add_argument("--longest", type=int, default=75, help="longer demonstrations are left out, moments (default: 75)")
    parser.add_argument("--save-every", type=float, default=4, help="minutes (default: 4)")
    return parser.parse_args()


def average(learner, part):
    """What the processes have learned apart becomes one. @return how far the first of them is, 0…1"""
    values = [value for module in (learner.policy, learner.finder) for value in module.state_dict().values()]
    values = [value for value in values if value.is_floating_point()]
    whole = torch.cat([value.flatten() for value in values])
    distributed.all_reduce(whole)
    whole /= distributed.get_world_size()
    with torch.no_grad():
        for value, part_of_whole in zip(values, whole.split([value.numel() for value in values])):
            value.copy_(part_of_whole.view_as(value))
    progress = torch.tensor([part])
    distributed.broadcast(progress, 0)
    return progress.item()


def batches(count, size):
    while True:
        yield from torch.randperm(count).split(size)[:-1]


def learn(process, wish, meeting):
    torch.set_num_threads(1)
    distributed.init_process_group(
        "gloo", init_method=f"file://{meeting}", rank=process, world_size=wish.processes, timeout=timedelta(hours=1)
    )
    episodes = [
        episode
        for episode in demonstrations.read(wish.data, HEIGHT, WIDTH)
        if len(episode) <= wish.longest
    ]
    tried = Examples(episodes[::HELD_BACK])
    examples = Examples([episode for i, episode in enumerate(episodes) if i % HELD_BACK])
    torch.manual_seed(1)
    learner = Learner(statistics(examples))
    if wish.begin:
        learner.policy.load_state_dict(checkpoint.load(wish.begin)[1], strict=False)
    torch.manual_seed(2 + process)
    if process == 0:
        print(f"{len(episodes)} demonstrations, {len(examples)} moments to learn from", flush=True)
    begin = saved = time.monotonic()
    part, losses = 0.0, []
    for step, chosen in enumerate(batches(len(examples), wish.batch)):
        if step % TOGETHER == 0:
            now = time.monotonic()
            part = average(learner, (now - begin) / 60 / wish.minutes)
            if process == 0 and step and (part >= 1 or now - saved > wish.save_every * 60):
                saved = now
                learner.save(Path(wish.to))
                recent = numpy.mean(losses[-200:], 0)
                action, ball = learner.judge(tried)
                print(
                    f"{(now - begin) / 60:5.1f} min {step:6d} steps: learned {recent[0]:.4f} {recent[1] * 1000:.1f} mm,"
                    f" not seen {action:.4f} {ball * 1000:.1f} mm",
                    flush=True,
                )
            if part >= 1:
                return
        rate = min(1, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1, part))))
        losses.append(learner.step(examples, chosen, wish.rate * rate))


def main():
    wish = arguments()
    with tempfile.TemporaryDirectory() as folder:
        multiprocessing.spawn(learn, (wish, Path(folder) / "meeting"), wish.processes)


if __name__ == "__main__":
    main()
