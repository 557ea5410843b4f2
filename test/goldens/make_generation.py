"""Makes the goldens of generation: what transformers writes greedily behind some prompts with the tiny decoders.

    pip install torch==2.15.0 transformers==5.23.0 numpy==2.4.6
    python test/goldens/make_generation.py [NAME...]

Writes `generation.json` (prompts and what follows, in token ids) into each decoder's folder under fixtures, which
`make.py` has made. Names choose some of them, all when left out.
"""

import json
import pathlib
import random
import sys

import torch
from transformers import AutoModelForCausalLM

HERE = pathlib.Path(__file__).parent / "fixtures"
MOST = 12


def prompts(name):
    draw = random.Random(name)
    lengths = [1, 3, 6, 6, 11, 17]
    made = [[draw.randrange(3, 37) for _ in range(length)] for length in lengths]
    # Two that begin alike.
    made[3][:4] = made[2][:4]
    return made


def main():
    names = sys.argv[1:] or sorted(path.parent.name for path in HERE.glob("*/golden.json"))
    for name in names:
        folder = HERE / name
        if not (folder / "config.json").exists():
            continue
        if json.loads((folder / "config.json").read_text()).get("is_encoder_decoder"):
            continue
        model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
        made = []
        for prompt in prompts(name):
            ids = torch.tensor([prompt])
            options = dict(max_new_tokens=MOST, do_sample=False, eos_token_id=2, pad_token_id=0)
            out = model.generate(ids, attention_mask=torch.ones_like(ids), **options)
            made.append({"prompt": prompt, "tokens": out[0, len(prompt) :].tolist()})
        (folder / "generation.json").write_text(json.dumps(made) + "\n")
        print(name, [len(one["tokens"]) for one in made], [one["tokens"][:4] for one in made[:3]])


main()
