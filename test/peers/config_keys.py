"""Holds the configurations beside an export against the trainers' own code; without torch.

    python config_keys.py FOLDER

Every key of `trl_sft.yaml`, `llamafactory_sft.yaml` and `axolotl.yaml` must be a field of the classes that read them,
and every number a number to PyYAML. LLaMA-Factory's own parser and converter read `dataset_info.json` and the rows.
"""

import ast
import dataclasses
import importlib
import importlib.util
import json
import os
import sys
import types
from pathlib import Path
from unittest.mock import MagicMock

os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

import yaml
from transformers import Seq2SeqTrainingArguments
from trl import DatasetMixtureConfig, ModelConfig, ScriptArguments, SFTConfig
from trl.scripts.utils import DatasetConfig

from report import Report


def names(*classes):
    return {field.name for one in classes for field in dataclasses.fields(one)}


def annotated(package, pattern):
    """Fields of the classes in a package's files, read from the source: importing it would need torch."""
    root = Path(importlib.util.find_spec(package).submodule_search_locations[0])
    found = set()
    for path in root.glob(pattern):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found |= {item.target.id for item in node.body if isinstance(item, ast.AnnAssign)}
    return found


def keys(report, folder, file, known):
    config = yaml.safe_load((folder / file).read_text(encoding="utf-8"))
    unknown = sorted(set(config) - known)
    report.check(f"{file}: the trainer knows all {len(config)} keys", unknown and f"not {unknown}")
    text = [key for key in ("learning_rate", "adam_epsilon", "weight_decay") if isinstance(config[key], str)]
    report.check(f"{file}: numbers are numbers", text and f"{text} are text")
    return config


def without_init(package):
    """A package whose modules can be imported while its `__init__`, and all that it pulls in, is passed over."""
    spec = importlib.util.find_spec(package) if "." not in package else None
    module = types.ModuleType(package)
    if spec is not None:
        module.__path__ = list(spec.submodule_search_locations)
    else:
        parent, _, name = package.rpartition(".")
        module.__path__ = [str(Path(sys.modules[parent].__path__[0]) / name)]
    sys.modules[package] = module


def llama_factory_rows(report, folder):
    for package in ("llamafactory", "llamafactory.data", "llamafactory.extras"):
        without_init(package)
    for module in ("llamafactory.extras.misc", "llamafactory.extras.constants", "llamafactory.extras.logging"):
        sys.modules[module] = MagicMock(DATA_CONFIG="dataset_info.json")
    sys.modules["llamafactory.extras"].logging = sys.modules["llamafactory.extras.logging"]
    parser = importlib.import_module("llamafactory.data.parser")
    converter = importlib.import_module("llamafactory.data.converter")
    info = json.loads((folder / "dataset_info.json").read_text(encoding="utf-8"))
    for name, attributes in zip(info, parser.get_dataset_list(list(info), str(folder))):
        convert = converter.get_dataset_converter(attributes.formatting, attributes, MagicMock())
        with open(folder / attributes.dataset_name, encoding="utf-8") as file:
            made = [convert(json.loads(line)) for line in file]
        empty = [row for row in made if not row["_prompt"] or not row["_response"] or not row["_response"][0]["content"]]
        report.check(f"LLaMA-Factory converts the {len(made)} rows of {name}", empty and empty[0])


def main(folder):
    report = Report()
    trl = keys(report, folder, "trl_sft.yaml", names(ScriptArguments, SFTConfig, ModelConfig, DatasetMixtureConfig))
    unknown = {key for one in trl["datasets"] for key in one} - names(DatasetConfig)
    report.check("trl_sft.yaml: the keys of its dataset", unknown)
    factory = annotated("llamafactory", "hparams/*.py") | names(Seq2SeqTrainingArguments)
    config = keys(report, folder, "llamafactory_sft.yaml", factory)
    info = json.loads((folder / "dataset_info.json").read_text(encoding="utf-8"))
    report.check("llamafactory_sft.yaml names a dataset that there is", config["dataset"] not in info and config["dataset"])
    axolotl = keys(report, folder, "axolotl.yaml", annotated("axolotl", "utils/schemas/*.py"))
    unknown = {key for one in axolotl["datasets"] for key in one} - annotated("axolotl", "utils/schemas/datasets.py")
    report.check("axolotl.yaml: the keys of its dataset", unknown)
    llama_factory_rows(report, folder)
    report.end()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
