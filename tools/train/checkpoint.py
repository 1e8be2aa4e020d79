"""Checkpoints in the layout of LeRobot: config.json, model.safetensors and the processors' files."""

import json
import os
import struct
from pathlib import Path

import numpy
import torch

NORMALIZER = "policy_preprocessor_step_3_normalizer_processor.safetensors"
UNNORMALIZER = "policy_postprocessor_step_0_unnormalizer_processor.safetensors"


def write_tensors(file, tensors):
    """Single precision, in the order of their names."""
    header, data = {}, b""
    for name in sorted(tensors):
        numbers = numpy.ascontiguousarray(tensors[name], dtype="<f4")
        header[name] = {
            "dtype": "F32",
            "shape": list(numbers.shape),
            "data_offsets": [len(data), len(data) + numbers.nbytes],
        }
        data += numbers.tobytes()
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    Path(file).write_bytes(struct.pack("<Q", len(text)) + text + data)


def read_tensors(file):
    """Single precision ones."""
    content = Path(file).read_bytes()
    begin = 8 + struct.unpack("<Q", content[:8])[0]
    tensors = {}
    for name, entry in json.loads(content[8:begin]).items():
        if name != "__metadata__":
            first, last = entry["data_offsets"]
            numbers = numpy.frombuffer(content[begin + first : begin + last], "<f4")
            tensors[name] = torch.from_numpy(numbers.reshape(entry["shape"]).copy())
    return tensors


def processors(config):
    """What policy_preprocessor.json and policy_postprocessor.json say."""
    device = {"registry_name": "device_processor", "config": {"device": "cpu", "float_dtype": None}}

    def normal(name, features, file):
        settings = {"eps": 1e-8, "features": features, "norm_map": config["normalization_mapping"]}
        return {"registry_name": name, "config": settings, "state_file": file}

    features = {**config["input_features"], **config["output_features"]}
    before = [
        {"registry_name": "rename_observations_processor", "config": {"rename_map": {}}},
        {"registry_name": "to_batch_processor", "config": {}},
        device,
        normal("normalizer_processor", features, NORMALIZER),
    ]
    after = [normal("unnormalizer_processor", config["output_features"], UNNORMALIZER), device]
    return (
        {"name": "policy_preprocessor", "steps": before},
        {"name": "policy_postprocessor", "steps": after},
    )


def save(folder, config, tensors, statistics):
    """A folder whose weights appear last, and whole.

    tensors: of the model, by LeRobot's names without "model."; statistics: by feature, mean and std
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    before, after = processors(config)
    for name, content in (
        ("config.json", config),
        ("policy_preprocessor.json", before),
        ("policy_postprocessor.json", after),
    ):
        (folder / name).write_text(json.dumps(content, indent=2) + "\n")
    numbers = {f"{feature}.{kind}": value for feature, both in statistics.items() for kind, value in both.items()}
    for name in (NORMALIZER, UNNORMALIZER):
        write_tensors(folder / name, numbers)
    unfinished = folder / "model.safetensors.unfinished"
    write_tensors(unfinished, {f"model.{name}": value.numpy() for name, value in tensors.items()})
    os.replace(unfinished, folder / "model.safetensors")


def load(folder):
    """Configuration, the model's tensors without "model.", statistics by name."""
    folder = Path(folder)
    config = json.loads((folder / "config.json").read_text())
    tensors = {name[len("model.") :]: value for name, value in read_tensors(folder / "model.safetensors").items()}
    return config, tensors, read_tensors(folder / NORMALIZER)
