"""Makes the goldens of the engine's parity tests: tiny random Llamas and what transformers and torch say of them.

    pip install torch==2.15.0 transformers==5.23.0 numpy==2.4.6
    python test/goldens/make.py

Each folder under fixtures holds a model as transformers saves it, `golden.safetensors` (logits, gradients, weights after AdamW) and
`golden.json` (token ids, losses, versions). The tests read them without Python.
"""

import json
import pathlib

import torch
import transformers
from safetensors.torch import save_file
from transformers import LlamaConfig, LlamaForCausalLM

HERE = pathlib.Path(__file__).parent / "fixtures"
STEPS = 20
COMMON = dict(
    vocab_size=37,
    hidden_size=16,
    intermediate_size=24,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    max_position_embeddings=64,
    bos_token_id=1,
    eos_token_id=2,
)
VARIANTS = {
    "llama": dict(head_dim=6, rope_theta=500.0, tie_word_embeddings=False, rms_norm_eps=1e-5),
    "llama-tied-linear-rope": dict(
        rope_parameters={"rope_type": "linear", "factor": 4.0, "rope_theta": 10000.0},
        tie_word_embeddings=True,
        rms_norm_eps=1e-6,
    ),
    # Its waves are of 6, 30, 140 and 664 positions: one is kept, one blended, two are stretched.
    "llama3-rope": dict(
        head_dim=8,
        rope_parameters={
            "rope_type": "llama3",
            "rope_theta": 500.0,
            "factor": 8.0,
            "low_freq_factor": 1.0,
            "high_freq_factor": 4.0,
            "original_max_position_embeddings": 64,
        },
        tie_word_embeddings=False,
    ),
}


def make(name, options):
    torch.manual_seed(len(name))
    config = LlamaConfig(**COMMON, **options, attn_implementation="eager")
    model = LlamaForCausalLM(config)
    with torch.no_grad():
        for parameter in model.parameters():
            spread = 0.3 if parameter.ndim == 2 else 0.1
            parameter.copy_(torch.randn_like(parameter) * spread + (1.0 if parameter.ndim == 1 else 0.0))
    folder = HERE / name
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)

    ids = torch.randint(3, config.vocab_size, (2, 14))
    labels = ids.clone()
    labels[:, :5] = -100

    # In double precision, so that the golden's own rounding does not count.
    exact = LlamaForCausalLM.from_pretrained(folder, attn_implementation="eager").double()
    out = exact(input_ids=ids, labels=labels)
    out.loss.backward()
    golden = {"logits": out.logits.detach()}
    for key, parameter in exact.named_parameters():
        golden[f"gradient/{key}"] = parameter.grad

    trained = LlamaForCausalLM.from_pretrained(folder, attn_implementation="eager").double()
    matrices = [p for p in trained.parameters() if p.ndim == 2]
    others = [p for p in trained.parameters() if p.ndim != 2]
    optimizer = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}],
        lr=3e-3,
        betas=(0.9, 0.99),
        eps=1e-8,
    )
    losses, norms = [], []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = trained(input_ids=ids, labels=labels).loss
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(trained.parameters(), 1.0).item())
        losses.append(loss.item())
        optimizer.step()
    for key, parameter in trained.named_parameters():
        golden[f"trained/{key}"] = parameter.detach()

    save_file({key: value.float().contiguous() for key, value in golden.items()}, folder / "golden.safetensors")
    facts = {
        "ids": ids.tolist(),
        "labelled_from": 5,
        "losses": losses,
        "norms": norms,
        "versions": {"torch": torch.__version__, "transformers": transformers.__version__},
    }
    (folder / "golden.json").write_text(json.dumps(facts) + "\n")


for variant, variant_options in VARIANTS.items():
    make(variant, variant_options)
