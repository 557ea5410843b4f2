"""Makes the goldens of encoder-decoders: tiny random T5s and what transformers and torch say of them, and a tokenizer.

    pip install torch==2.15.0 transformers==5.23.0 numpy==2.4.6 sentencepiece==0.2.3 protobuf
    python test/goldens/make_t5.py [--into FOLDER]

Each folder of a model holds `config.json` as Google's own are, `model.safetensors`, `golden.safetensors` (logits, gradients,
weights after AdamW and Adafactor) and `golden.json` (token ids, losses, buckets, versions). `tokenizers/t5` holds a tokenizer of the
kind T5 has, a SentencePiece unigram with a map of characters, and the ids of some texts. The tests need no Python.
"""

import argparse
import io
import json
import pathlib
import tempfile

import sentencepiece
import torch
import transformers
from make_tokenizers import CORPUS, TEXTS
from safetensors.torch import save_file
from transformers import T5Config, T5ForConditionalGeneration, T5Tokenizer
from transformers.convert_slow_tokenizer import import_protobuf
from transformers.models.t5.modeling_t5 import T5Attention
from transformers.optimization import Adafactor

HERE = pathlib.Path(__file__).parent / "fixtures"
STEPS = 20
COMMON = dict(
    architectures=["T5ForConditionalGeneration"],
    model_type="t5",
    is_encoder_decoder=True,
    vocab_size=23,
    d_model=8,
    d_kv=6,
    d_ff=12,
    num_heads=2,
    num_layers=2,
    relative_attention_num_buckets=8,
    relative_attention_max_distance=12,
    dropout_rate=0.0,
    layer_norm_epsilon=1e-6,
    decoder_start_token_id=0,
    pad_token_id=0,
    eos_token_id=1,
)
VARIANTS = {
    "t5": dict(feed_forward_proj="relu"),
    "flan-t5": dict(feed_forward_proj="gated-gelu", num_decoder_layers=1, tie_word_embeddings=False),
}


def build(source):
    """A model as version 5 of transformers makes it of a `config.json`, its head apart where the file says so."""
    model = T5ForConditionalGeneration(T5Config(**source, attn_implementation="eager"))
    if source.get("tie_word_embeddings") is False:
        model.lm_head.weight = torch.nn.Parameter(model.lm_head.weight.detach().clone())
    return model


def make(name, options, into):
    torch.manual_seed(len(name))
    source = {**COMMON, **options}
    model = build(source)
    with torch.no_grad():
        for parameter in model.parameters():
            spread = 0.3 if parameter.ndim == 2 else 0.1
            parameter.copy_(torch.randn_like(parameter) * spread + (1.0 if parameter.ndim == 1 else 0.0))
    folder = into / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(source, indent=2) + "\n")
    weights = {key: parameter.detach().clone() for key, parameter in model.named_parameters()}
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})

    # The second pair is shorter on both sides, so that padding must not count.
    inputs = torch.randint(3, 23, (2, 19))
    targets = torch.randint(3, 23, (2, 15))
    inputs[1, 11:] = 0
    targets[1, 6:] = -100
    mask = (inputs != 0).long()
    batch = dict(input_ids=inputs, attention_mask=mask, labels=targets)

    def exact():
        """In double precision, so that the golden's own rounding does not count."""
        copy = build(source)
        for key, parameter in copy.named_parameters():
            parameter.data = weights[key].clone()
        return copy.double().eval()

    told = exact()
    out = told(**batch)
    out.loss.backward()
    golden = {"logits": out.logits.detach()}
    for key, parameter in told.named_parameters():
        golden[f"gradient/{key}"] = parameter.grad

    adamw = trained(exact(), batch, lambda groups: torch.optim.AdamW(groups, lr=3e-3, betas=(0.9, 0.99), eps=1e-8))
    adafactor = trained(
        exact(),
        batch,
        lambda groups: Adafactor(groups, lr=3e-3, scale_parameter=True, relative_step=False, warmup_init=False),
    )
    for which, (_, _, after) in [("adamw", adamw), ("adafactor", adafactor)]:
        for key, parameter in after.items():
            golden[f"{which}/{key}"] = parameter

    save_file({key: value.float().contiguous() for key, value in golden.items()}, folder / "golden.safetensors")
    distances = torch.arange(-300, 301)
    facts = {
        "inputs": [row[row != 0].tolist() for row in inputs],
        "targets": [row[row != -100].tolist() for row in targets],
        **{
            which: {"losses": losses, "norms": norms}
            for which, (losses, norms, _) in [("adamw", adamw), ("adafactor", adafactor)]
        },
        "generated": generated(exact(), inputs, mask),
        "buckets": {
            f"{buckets}/{longest}": {
                direction: T5Attention._relative_position_bucket(distances, ahead, buckets, longest).tolist()
                for direction, ahead in [("both", True), ("back", False)]
            }
            for buckets, longest in [(32, 128), (8, 12)]
        },
        "versions": {"torch": torch.__version__, "transformers": transformers.__version__},
    }
    (folder / "golden.json").write_text(json.dumps(facts) + "\n")


def trained(model, batch, make_optimizer):
    """Losses, norms of gradients before clipping, and the weights behind 20 steps."""
    matrices = [p for p in model.parameters() if p.ndim == 2]
    others = [p for p in model.parameters() if p.ndim != 2]
    optimizer = make_optimizer(
        [{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}],
    )
    losses, norms = [], []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = model(**batch).loss
        loss.backward()
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0).item())
        losses.append(loss.item())
        optimizer.step()
    return losses, norms, {key: parameter.detach() for key, parameter in model.named_parameters()}


def generated(model, inputs, mask):
    """What greedy generation gives for each input, without the token the decoder starts with."""
    found = []
    for row, seen in zip(inputs, mask):
        kept = row[: int(seen.sum())][None]
        out = model.generate(kept, max_new_tokens=12, do_sample=False, num_beams=1)
        found.append(out[0, 1:].tolist())
    return found


# What T5's own map does, for some characters: with all of them the file would have 300 kB.
RULES = {
    "ﬁ": "fi", "ﬂ": "fl", "½": "1⁄2", "…": "...", "\u00a0": " ", "\u3000": " ", "\u200b": " ", "\t": " ", "\n": " ",
    "e\u0301": "é", "a\u0300": "à", "u\u0308": "ü", "\u212b": "Å", "？": "?", "！": "!", "㎏": "kg", "\u0007": "",
    **{chr(0xFF10 + i): chr(0x30 + i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
}  # fmt: skip
# Beside those that every tokenizer is tried on: what the map rewrites, and what it must leave alone.
MORE = [
    "ﬁne ﬂow １２３ ＡＢＣ ½…",
    "two  blanks\nlines\tand\u00a0more\u3000",
    "cafe\u0301 de\u0301ja\u0300 u\u0308ber 5 ㎏",
    "क्\u200dष and 👩\u200d💻 keep what joins them",
    "no bell\u0007, no\u200bspace",
    "an end </s> in the middle",
]


def hexes(text):
    return " ".join(f"{ord(character):X}" for character in text)


def train(out, rules):
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(CORPUS * 3),
        model_writer=out,
        model_type="unigram",
        vocab_size=420,
        hard_vocab_limit=False,
        character_coverage=1.0,
        normalization_rule_tsv=rules,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
    )


def make_tokenizer(into):
    out = io.BytesIO()
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as rules:
        rules.writelines(f"{hexes(key)}\t{hexes(value)}\n" for key, value in RULES.items())
        rules.flush()
        train(out, rules.name)
    proto = import_protobuf().ModelProto()
    proto.ParseFromString(out.getvalue())
    tokenizer = T5Tokenizer(
        vocab=[(piece.piece, piece.score) for piece in proto.pieces],
        extra_ids=4,
        _spm_precompiled_charsmap=proto.normalizer_spec.precompiled_charsmap,
    ).backend_tokenizer
    folder = into / "tokenizers" / "t5"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(tokenizer.to_str() + "\n")
    special = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(special) + "\n")
    texts = []
    for text in TEXTS + MORE:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        texts.append({"text": text, "ids": ids, "decoded": tokenizer.decode(ids, skip_special_tokens=False)})
    versions = {"transformers": transformers.__version__, "sentencepiece": sentencepiece.__version__}
    (folder / "golden.json").write_text(json.dumps({"texts": texts, "versions": versions}, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--into", type=pathlib.Path, default=HERE)
    into = parser.parse_args().into
    for name, options in VARIANTS.items():
        make(name, options, into)
    make_tokenizer(into)


if __name__ == "__main__":
    main()
