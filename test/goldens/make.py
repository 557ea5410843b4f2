"""Makes the goldens of the engine's parity tests: tiny random decoders and what transformers and torch say of them.

    pip install torch==2.15.0 transformers==5.23.0 numpy==2.4.6
    python test/goldens/make.py [--into FOLDER] [NAME...]

Each folder under fixtures holds a model as transformers saves it, `golden.safetensors` (logits, gradients, weights after
AdamW) and `golden.json` (token ids, losses, versions). The tests read them without Python. Names choose some of them,
all when left out.
"""

import argparse
import json
import pathlib

import torch
import transformers
from safetensors.torch import load_file, save_file
from transformers import AutoConfig, AutoModelForCausalLM

HERE = pathlib.Path(__file__).parent / "fixtures"
STEPS = 20
COMMON = dict(vocab_size=37, bos_token_id=1, eos_token_id=2)
# The sizes as Llama's config.json and its relatives name them.
LIKE_LLAMA = dict(
    hidden_size=16,
    intermediate_size=24,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    max_position_embeddings=64,
)
# Llama 3's waves are of 6, 30, 140 and 664 positions here: one is kept, one blended, two are stretched.
LLAMA3_ROPE = {
    "rope_type": "llama3",
    "rope_theta": 500.0,
    "factor": 8.0,
    "low_freq_factor": 1.0,
    "high_freq_factor": 4.0,
    "original_max_position_embeddings": 64,
}
LINEAR_ROPE = {"rope_type": "linear", "factor": 4.0, "rope_theta": 10000.0}
GEMMA = dict(**LIKE_LLAMA, head_dim=6, query_pre_attn_scalar=10, sliding_window=5, pad_token_id=0)
OPT = dict(
    hidden_size=16,
    ffn_dim=24,
    num_hidden_layers=2,
    num_attention_heads=4,
    max_position_embeddings=32,
    pad_token_id=1,
)
NEOX = dict(
    hidden_size=16,
    intermediate_size=24,
    num_hidden_layers=2,
    num_attention_heads=2,
    max_position_embeddings=64,
)
VARIANTS = {
    "llama": ("llama", dict(**LIKE_LLAMA, head_dim=6, rope_theta=500.0, tie_word_embeddings=False, rms_norm_eps=1e-5)),
    "llama-tied-linear-rope": (
        "llama",
        dict(**LIKE_LLAMA, rope_parameters=LINEAR_ROPE, tie_word_embeddings=True, rms_norm_eps=1e-6),
    ),
    "llama3-rope": ("llama", dict(**LIKE_LLAMA, head_dim=8, rope_parameters=LLAMA3_ROPE, tie_word_embeddings=False)),
    "llama-biases": ("llama", dict(**LIKE_LLAMA, attention_bias=True, mlp_bias=True, tie_word_embeddings=True)),
    "qwen2": (
        "qwen2",
        dict(**LIKE_LLAMA, use_sliding_window=True, sliding_window=4, max_window_layers=1, tie_word_embeddings=True),
    ),
    "qwen3": ("qwen3", dict(**LIKE_LLAMA, head_dim=6, tie_word_embeddings=True)),
    "mistral": ("mistral", dict(**LIKE_LLAMA, sliding_window=5, tie_word_embeddings=False)),
    # Caps as low as the scores of so small a model, so that they bend them.
    "gemma2": ("gemma2", dict(**GEMMA, attn_logit_softcapping=2.0, final_logit_softcapping=3.0)),
    "gemma3": (
        "gemma3_text",
        dict(
            **GEMMA,
            layer_types=["sliding_attention", "full_attention"],
            rope_parameters={
                "full_attention": LINEAR_ROPE,
                "sliding_attention": {"rope_type": "default", "rope_theta": 100.0},
            },
        ),
    ),
    "gpt2": ("gpt2", dict(n_embd=16, n_layer=2, n_head=4, n_positions=32)),
    "gpt-neox": ("gpt_neox", dict(**NEOX, rotary_pct=0.5)),
    "gpt-neox-sequential": ("gpt_neox", dict(**NEOX, use_parallel_residual=False, attention_bias=False)),
    "opt": ("opt", OPT),
    # As facebook/opt-350m has it.
    "opt-norm-after": ("opt", dict(**OPT, do_layer_norm_before=False, word_embed_proj_dim=12)),
}


def spread_out(name, parameter):
    """Numbers far enough from what they begin with that every part of the model counts."""
    if parameter.ndim != 1:
        return torch.randn_like(parameter) * 0.3
    around = parameter.new_zeros(()) if name.endswith(".bias") else parameter.mean()
    return torch.randn_like(parameter) * 0.1 + around


def loaded(folder):
    """In double precision, so that the golden's own rounding does not count; without dropout."""
    return AutoModelForCausalLM.from_pretrained(folder, attn_implementation="eager").double().eval()


def names_in_file(model, folder):
    """What each parameter is called in the file: transformers renames some when it loads them."""
    stored = load_file(folder / "model.safetensors")
    return {
        key: next(name for name, value in stored.items() if torch.equal(value.double(), parameter.detach()))
        for key, parameter in model.named_parameters()
    }


def make(name, into):
    family, options = VARIANTS[name]
    torch.manual_seed(len(name))
    config = AutoConfig.for_model(family, **COMMON, **options)
    model = AutoModelForCausalLM.from_config(config, attn_implementation="eager")
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            parameter.copy_(spread_out(key, parameter))
    folder = into / name
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)

    ids = torch.randint(3, config.vocab_size, (2, 14))
    labels = ids.clone()
    labels[:, :5] = -100

    exact = loaded(folder)
    names = names_in_file(exact, folder)
    out = exact(input_ids=ids, labels=labels)
    out.loss.backward()
    golden = {"logits": out.logits.detach()}
    for key, parameter in exact.named_parameters():
        golden[f"gradient/{names[key]}"] = parameter.grad

    trained = loaded(folder)
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
        golden[f"trained/{names[key]}"] = parameter.detach()

    save_file({key: value.float().contiguous() for key, value in golden.items()}, folder / "golden.safetensors")
    facts = {
        "ids": ids.tolist(),
        "labelled_from": 5,
        "losses": losses,
        "norms": norms,
        "versions": {"torch": torch.__version__, "transformers": transformers.__version__},
    }
    (folder / "golden.json").write_text(json.dumps(facts) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", help=", ".join(VARIANTS))
    parser.add_argument("--into", type=pathlib.Path, default=HERE)
    arguments = parser.parse_args()
    for name in arguments.names or VARIANTS:
        make(name, arguments.into)


if __name__ == "__main__":
    main()
