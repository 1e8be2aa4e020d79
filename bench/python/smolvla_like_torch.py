#!/usr/bin/env python3
"""SmolVLA's matrix products in plain PyTorch, to measure it beside the robot's own model.

usage: smolvla_like_torch.py SHAPES.json THREADS

Written from the published shapes, with random numbers as weights: the vision tower, the connector, the text model over the
prefix (without what reaches no action), and the steps of the action expert, whose cross-attention keys and values are computed
once. Prints a line of JSON when it is ready, and one for each line that it reads: seconds by stage. Linear layers run by whatever
is faster here: PyTorch's own way to BLAS, or oneDNN, which PyTorch contains but does not use for them by itself.
"""

import json
import math
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils import mkldnn

HEAD = 64


def seconds(work, trials=3):
    best = math.inf
    for _ in range(trials):
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def by_onednn_where_faster(module):
    """A linear layer as it is, or moved to oneDNN."""
    return mkldnn.to_mkldnn(module) if by_onednn_where_faster.chosen else module


def choose():
    probe, rows = nn.Linear(768, 768, bias=False), torch.randn(256, 768)
    by_onednn_where_faster.chosen = (
        torch.backends.mkldnn.is_available() and seconds(lambda: mkldnn.to_mkldnn(probe)(rows)) < seconds(lambda: probe(rows))
    )


def linear(inside, outside, bias=False):
    return by_onednn_where_faster(nn.Linear(inside, outside, bias=bias).eval())


def rms_norm(x, weight):
    return weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5))


def heads(x):
    return x.view(x.shape[0], -1, HEAD).transpose(0, 1)


def attend(q, k, v, mask=None):
    """Query heads share key heads in groups."""
    group = q.shape[0] // k.shape[0]
    scores = torch.matmul(q, k.repeat_interleave(group, 0).transpose(1, 2)) * HEAD**-0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, torch.finfo(scores.dtype).min)
    return torch.matmul(F.softmax(scores, dim=-1), v.repeat_interleave(group, 0)).transpose(0, 1).reshape(q.shape[1], -1)


def rotate(x, positions):
    half = HEAD // 2
    angles = positions[:, None] / 10000 ** (torch.arange(half) / half)
    cos, sin = torch.cos(angles), torch.sin(angles)
    first, second = x[..., :half], x[..., half:]
    return torch.cat([first * cos - second * sin, second * cos + first * sin], -1)


class VisionLayer:
    def __init__(self, width, wide):
        self.heads = width // HEAD
        self.norm1, self.norm2 = nn.LayerNorm(width, 1e-6), nn.LayerNorm(width, 1e-6)
        self.q, self.k, self.v, self.out = (linear(width, width, True) for _ in range(4))
        self.fc1, self.fc2 = linear(width, wide, True), linear(wide, width, True)

    def __call__(self, h, cameras):
        y = self.norm1(h)
        q, k, v = (p(y).view(cameras, -1, self.heads, HEAD).transpose(1, 2) for p in (self.q, self.k, self.v))
        scores = torch.matmul(q, k.transpose(2, 3)) * HEAD**-0.5
        seen = torch.matmul(F.softmax(scores, dim=-1), v).transpose(1, 2).reshape(h.shape)
        h = h + self.out(seen)
        return h + self.fc2(F.gelu(self.fc1(self.norm2(h)), approximate="tanh"))


class Vision:
    def __init__(self, vlm):
        sight = vlm["vision"]
        self.scale = vlm["scaleFactor"]
        self.side = sight["image"] // sight["patch"]
        self.embed = nn.Conv2d(3, sight["hidden"], sight["patch"], sight["patch"])
        self.positions = torch.randn(self.side * self.side, sight["hidden"])
        self.layers = [VisionLayer(sight["hidden"], sight["intermediate"]) for _ in range(sight["layers"])]
        self.norm = nn.LayerNorm(sight["hidden"], 1e-6)
        self.connector = linear(sight["hidden"] * self.scale**2, vlm["hidden"])

    def __call__(self, pixels):
        cameras = pixels.shape[0]
        h = (self.embed(pixels).flatten(2).transpose(1, 2) + self.positions).reshape(cameras * self.side**2, -1)
        for layer in self.layers:
            h = layer(h, cameras)
        m = self.side // self.scale
        squares = self.norm(h).view(cameras, m, self.scale, m, self.scale, -1).transpose(2, 3)
        return self.connector(squares.reshape(cameras * m * m, -1))


class GatedMlp:
    def __init__(self, width, wide):
        self.norm = torch.ones(width)
        self.gate, self.up, self.down = linear(width, wide), linear(width, wide), linear(wide, width)

    def __call__(self, h):
        y = rms_norm(h, self.norm)
        return h + self.down(F.silu(self.gate(y)) * self.up(y))


class TextLayer:
    def __init__(self, vlm, last):
        width, query, kv = vlm["hidden"], vlm["heads"] * HEAD, vlm["kvHeads"] * HEAD
        self.last, self.norm = last, torch.ones(width)
        self.k, self.v = linear(width, kv), linear(width, kv)
        if not last:
            self.q, self.o = linear(width, query), linear(query, width)
            self.mlp = GatedMlp(width, vlm["intermediate"])

    def __call__(self, h, positions, mask):
        y = rms_norm(h, self.norm)
        k, v = rotate(heads(self.k(y)), positions), heads(self.v(y))
        if not self.last:
            h = h + self.o(attend(rotate(heads(self.q(y)), positions), k, v, mask))
            h = self.mlp(h)
        return h, k, v


class ExpertLayer:
    def __init__(self, model, cross):
        vlm, width = model["vlm"], model["expertHidden"]
        query, kv = vlm["heads"] * HEAD, vlm["kvHeads"] * HEAD
        self.cross, self.norm = cross, torch.ones(width)
        self.q, self.o = linear(width, query), linear(query, width)
        self.k, self.v = (linear(kv if cross else width, kv) for _ in range(2))
        self.mlp = GatedMlp(width, model["expertIntermediate"])

    def __call__(self, h, k, v, positions, mask):
        y = rms_norm(h, self.norm)
        q = heads(self.q(y))
        if self.cross:
            seen = attend(rotate(q, positions - positions[0]), k, v)
        else:
            own = rotate(heads(self.k(y)), positions)
            seen = attend(rotate(q, positions), torch.cat([k, own], 1), torch.cat([v, heads(self.v(y))], 1), mask)
        return self.mlp(h + self.o(seen))


class Expert:
    def __init__(self, model, chunk):
        width, every = model["expertHidden"], model["selfAttentionEvery"]
        self.steps, self.chunk, self.width = model["steps"], chunk, width
        self.layers = [ExpertLayer(model, every < 1 or i % every != 0) for i in range(model["layers"])]
        self.norm = torch.ones(width)
        self.into, self.out = linear(model["maxAction"], width, True), linear(width, model["maxAction"], True)
        self.time1, self.time2 = linear(2 * width, width, True), linear(width, width, True)

    def constant(self, cache):
        """Keys and values that do not change from step to step."""
        def cross(layer, pair):
            flat = (x.transpose(0, 1).reshape(x.shape[1], -1) for x in pair)
            return tuple(heads(p(x)) for p, x in zip((layer.k, layer.v), flat))

        return [cross(layer, pair) if layer.cross else pair for layer, pair in zip(self.layers, cache)]

    def __call__(self, x, cache, prefix):
        positions = torch.arange(prefix, prefix + self.chunk)
        mask = torch.cat([torch.ones(self.chunk, prefix), torch.tril(torch.ones(self.chunk, self.chunk))], 1).bool()
        time_vector = torch.randn(self.width)
        for _ in range(self.steps):
            h = torch.cat([self.into(x), time_vector.expand(self.chunk, -1)], 1)
            h = self.time2(F.silu(self.time1(h)))
            for layer, (k, v) in zip(self.layers, cache):
                h = layer(h, k, v, positions, mask)
            x = x - self.out(rms_norm(h, self.norm)) / self.steps
        return x


class Policy:
    def __init__(self, shapes):
        model = shapes["model"]
        vlm = model["vlm"]
        assert vlm["headDim"] == HEAD and vlm["vision"]["hidden"] // vlm["vision"]["heads"] == HEAD
        self.vision = Vision(vlm)
        self.text = [TextLayer(vlm, i == model["layers"] - 1) for i in range(model["layers"])]
        self.expert = Expert(model, shapes["chunk"])
        self.pixels = torch.rand(shapes["cameras"], 3, vlm["vision"]["image"], vlm["vision"]["image"])
        self.words = torch.randn(shapes["text"] + 1, vlm["hidden"])
        self.noise = torch.randn(shapes["chunk"], model["maxAction"])

    def chunk(self):
        times = [time.perf_counter()]
        h = torch.cat([self.vision(self.pixels), self.words])
        times.append(time.perf_counter())
        tokens = h.shape[0]
        mask = torch.ones(tokens, tokens, dtype=torch.bool)
        mask[:-1, -1] = False
        cache = []
        for layer in self.text:
            h, k, v = layer(h, torch.arange(tokens), mask)
            cache.append((k, v))
        cache = self.expert.constant(cache)
        times.append(time.perf_counter())
        self.expert(self.noise, cache, tokens)
        times.append(time.perf_counter())
        return dict(
            pictures=times[1] - times[0], prefix=times[2] - times[1], flow=times[3] - times[2], all=times[3] - times[0]
        )


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        shapes = json.load(file)
    torch.set_num_threads(int(sys.argv[2]))
    with torch.no_grad():
        choose()
        policy = Policy(shapes)
        way = "oneDNN" if by_onednn_where_faster.chosen else "BLAS"
        print(json.dumps({"version": torch.__version__, "linear": way}), flush=True)
        for _ in sys.stdin:
            print(json.dumps(policy.chunk()), flush=True)


if __name__ == "__main__":
    main()
