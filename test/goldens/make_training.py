"""Makes the goldens of optimizers and adapters: what transformers, torch and peft make of the model in fixtures/llama.

    pip install torch==2.15.0 transformers==5.23.0 peft==0.21.2 numpy==2.4.6
    python test/goldens/make_training.py

Each folder under fixtures/training holds `golden.safetensors` and `golden.json`. The tests read them without Python.
"""

import json
import pathlib

import peft
import torch
import transformers
from peft import LoraConfig, get_peft_model
from safetensors.torch import save_file
from transformers import LlamaForCausalLM
from transformers.optimization import Adafactor, get_scheduler

HERE = pathlib.Path(__file__).parent / "fixtures"
STEPS = 20
VERSIONS = {"torch": torch.__version__, "transformers": transformers.__version__, "peft": peft.__version__}


def base():
    """The model in double precision, so that the golden's own rounding does not count."""
    return LlamaForCausalLM.from_pretrained(HERE / "llama", attn_implementation="eager").double()


def batch():
    facts = json.loads((HERE / "llama" / "golden.json").read_text())
    ids = torch.tensor(facts["ids"])
    labels = ids.clone()
    labels[:, : facts["labelled_from"]] = -100
    return ids, labels


def train(model, optimizer, clip):
    """The losses of the steps, and the norms of their gradients before clipping."""
    ids, labels = batch()
    losses, norms = [], []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = model(input_ids=ids, labels=labels).loss
        loss.backward()
        trained = [p for p in model.parameters() if p.requires_grad]
        norms.append(torch.nn.utils.clip_grad_norm_(trained, clip).item())
        losses.append(loss.item())
        optimizer.step()
    return losses, norms


def save(name, tensors, facts):
    folder = HERE / "training" / name
    folder.mkdir(parents=True, exist_ok=True)
    save_file({key: value.float().contiguous() for key, value in tensors.items()}, folder / "golden.safetensors")
    (folder / "golden.json").write_text(json.dumps({**facts, "versions": VERSIONS}) + "\n")


def adafactor(name, clip=1.0, **options):
    model = base()
    matrices = [p for p in model.parameters() if p.ndim == 2]
    others = [p for p in model.parameters() if p.ndim != 2]
    decay = options.pop("weight_decay", 0.0)
    groups = [{"params": matrices, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]
    optimizer = Adafactor(groups, warmup_init=False, **options)
    losses, norms = train(model, optimizer, clip)
    weights = {f"trained/{key}": parameter.detach() for key, parameter in model.named_parameters()}
    save(name, weights, {"losses": losses, "norms": norms})


def schedules():
    """The rate of each of 12 steps at a peak of 1, by schedule and warm-up; torch counts steps from 0."""
    rates = {}
    for kind in ["constant_with_warmup", "linear", "cosine", "inverse_sqrt"]:
        for warmup in [0, 4]:
            optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
            scheduler = get_scheduler(kind, optimizer, num_warmup_steps=warmup, num_training_steps=12)
            rates[f"{kind}/{warmup}"] = []
            for _ in range(12):
                rates[f"{kind}/{warmup}"].append(optimizer.param_groups[0]["lr"])
                optimizer.step()
                scheduler.step()
    (HERE / "training").mkdir(exist_ok=True)
    (HERE / "training" / "schedules.json").write_text(json.dumps({"rates": rates, "versions": VERSIONS}) + "\n")


def lora(name, **options):
    torch.manual_seed(len(name))
    model = get_peft_model(base(), LoraConfig(task_type="CAUSAL_LM", **options))
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            if "lora_" in key:
                parameter.copy_(torch.randn_like(parameter) * 0.3)
    folder = HERE / "training" / name
    model.peft_config["default"].base_model_name_or_path = "../../llama"
    model.float().save_pretrained(folder)
    (folder / "README.md").unlink(missing_ok=True)
    model.double()

    ids, labels = batch()
    model(input_ids=ids, labels=labels).loss.backward()
    golden = {}
    for key, parameter in model.named_parameters():
        if parameter.requires_grad:
            golden[f"gradient/{plain(key)}"] = parameter.grad.clone()
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=3e-3, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.1)
    losses, norms = train(model, optimizer, 1.0)
    for key, parameter in model.named_parameters():
        if parameter.requires_grad:
            golden[f"trained/{plain(key)}"] = parameter.detach().clone()
    merged = model.merge_and_unload()
    for key, parameter in merged.named_parameters():
        if ".layers.1." in key:
            golden[f"merged/{key}"] = parameter.detach()
    save(name, golden, {"losses": losses, "norms": norms})


def plain(key):
    """As the saved file names it."""
    return key.replace(".default", "")


schedules()
adafactor("adafactor", lr=1e-2, scale_parameter=True, relative_step=False, weight_decay=0.1)
adafactor("adafactor-relative", clip=0.5, lr=None, scale_parameter=True, relative_step=True)
lora("lora", r=3, lora_alpha=6, target_modules="all-linear")
lora("lora-some", r=2, lora_alpha=1, target_modules=["q_proj", "mlp.down_proj"])
