"""ACT as LeRobot names its tensors, in plain PyTorch: docs/act.md says what is computed.

Written for training on a processor and to compare with what the robot computes. Deviates from LeRobot's own only in what is
not there: no variational encoder (use_vae false), and a network that may be narrower than torchvision's ResNet18.
"""

import math

import torch
from torch import nn
from torch.nn import functional


class Block(nn.Module):
    """Two convolutions beside a shortcut."""

    def __init__(self, before, after, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(before, after, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(after)
        self.conv2 = nn.Conv2d(after, after, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(after)
        if stride != 1 or before != after:
            self.downsample = nn.Sequential(nn.Conv2d(before, after, 1, stride, bias=False), nn.BatchNorm2d(after))

    def forward(self, x):
        y = functional.relu(self.bn1(self.conv1(x)))
        shortcut = self.downsample(x) if hasattr(self, "downsample") else x
        return functional.relu(self.bn2(self.conv2(y)) + shortcut)


class ResNet18(nn.Module):
    """Its last stage's cells, [batch, 8 * width, rows, columns]."""

    def __init__(self, width):
        super().__init__()
        self.conv1 = nn.Conv2d(3, width, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.layer1 = nn.Sequential(Block(width, width, 1), Block(width, width, 1))
        self.layer2 = nn.Sequential(Block(width, 2 * width, 2), Block(2 * width, 2 * width, 1))
        self.layer3 = nn.Sequential(Block(2 * width, 4 * width, 2), Block(4 * width, 4 * width, 1))
        self.layer4 = nn.Sequential(Block(4 * width, 8 * width, 2), Block(8 * width, 8 * width, 1))

    def forward(self, x):
        x = functional.max_pool2d(functional.relu(self.bn1(self.conv1(x))), 3, 2, 1)
        return self.layer4(self.layer3(self.layer2(self.layer1(x))))


class EncoderLayer(nn.Module):
    def __init__(self, config):
        super().__init__()
        width, inner = config["dim_model"], config["dim_feedforward"]
        self.self_attn = nn.MultiheadAttention(width, config["n_heads"])
        self.linear1 = nn.Linear(width, inner)
        self.linear2 = nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)

    def forward(self, x, places):
        placed = x + places
        x = self.norm1(x + self.self_attn(placed, placed, x, need_weights=False)[0])
        return self.norm2(x + self.linear2(functional.relu(self.linear1(x))))


class DecoderLayer(nn.Module):
    def __init__(self, config):
        super().__init__()
        width, inner = config["dim_model"], config["dim_feedforward"]
        self.self_attn = nn.MultiheadAttention(width, config["n_heads"])
        self.multihead_attn = nn.MultiheadAttention(width, config["n_heads"])
        self.linear1 = nn.Linear(width, inner)
        self.linear2 = nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width)
        self.norm2 = nn.LayerNorm(width)
        self.norm3 = nn.LayerNorm(width)

    def forward(self, x, places, seen, looked):
        placed = x + places
        x = self.norm1(x + self.self_attn(placed, placed, x, need_weights=False)[0])
        x = self.norm2(x + self.multihead_attn(x + places, looked, seen, need_weights=False)[0])
        return self.norm3(x + self.linear2(functional.relu(self.linear1(x))))


class Encoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.layers = nn.ModuleList(EncoderLayer(config) for _ in range(config["n_encoder_layers"]))


class Decoder(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.layers = nn.ModuleList(DecoderLayer(config) for _ in range(config["n_decoder_layers"]))
        self.norm = nn.LayerNorm(config["dim_model"])


def places_of(rows, columns, width):
    """Where cells are: sines and cosines of the row, then of the column. [rows * columns, width]"""
    half = width // 2
    scale = 10000 ** (2 * torch.div(torch.arange(half, dtype=torch.float64), 2, rounding_mode="floor") / half)

    def waves(count):
        angles = (torch.arange(1, count + 1, dtype=torch.float64) / (count + 1e-6) * 2 * math.pi)[:, None] / scale
        return torch.stack((angles[:, 0::2].sin(), angles[:, 1::2].cos()), 2).flatten(1)

    down = waves(rows)[:, None].expand(rows, columns, half)
    across = waves(columns)[None].expand(rows, columns, half)
    return torch.cat((down, across), 2).flatten(0, 1)


class Act(nn.Module):
    """From a normalised picture and state to a chunk of normalised actions. One camera."""

    def __init__(self, config):
        super().__init__()
        width = config["dim_model"]
        state = config["input_features"]["observation.state"]["shape"][0]
        action = config["output_features"]["action"]["shape"][0]
        network = config.get("vision_backbone_width", 64)
        self.backbone = ResNet18(network)
        self.encoder = Encoder(config)
        self.decoder = Decoder(config)
        self.encoder_robot_state_input_proj = nn.Linear(state, width)
        self.encoder_latent_input_proj = nn.Linear(config["latent_dim"], width)
        self.encoder_img_feat_input_proj = nn.Conv2d(8 * network, width, 1)
        self.encoder_1d_feature_pos_embed = nn.Embedding(2, width)
        self.decoder_pos_embed = nn.Embedding(config["chunk_size"], width)
        self.action_head = nn.Linear(width, action)
        for part in (self.encoder, self.decoder):
            for numbers in part.parameters():
                if numbers.dim() > 1:
                    nn.init.xavier_uniform_(numbers)

    def look(self, picture):
        """The picture's cells, [batch, 8 * network, rows, columns]."""
        return self.backbone(picture)

    def plan(self, cells, state):
        """[batch, chunk, action]"""
        narrowed = self.encoder_img_feat_input_proj(cells)
        batch, width, rows, columns = narrowed.shape
        # of a style that is 0 the bias alone remains
        style = self.encoder_latent_input_proj.bias.expand(1, batch, width)
        tokens = torch.cat((
            style,
            self.encoder_robot_state_input_proj(state)[None],
            narrowed.flatten(2).permute(2, 0, 1),
        ))
        first = self.encoder_1d_feature_pos_embed.weight
        places = torch.cat((first, places_of(rows, columns, width).to(first.dtype)))[:, None]
        for layer in self.encoder.layers:
            tokens = layer(tokens, places)
        asked = self.decoder_pos_embed.weight[:, None]
        written = tokens.new_zeros(len(asked), batch, width)
        for layer in self.decoder.layers:
            written = layer(written, asked, tokens, tokens + places)
        return self.action_head(self.decoder.norm(written)).transpose(0, 1)

    def forward(self, picture, state):
        return self.plan(self.look(picture), state)
