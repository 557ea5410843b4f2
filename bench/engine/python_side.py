"""The peer's side of `bench:engine`: torch, transformers, peft and lm_eval on the CPU, with the same threads and work.

    python bench/engine/python_side.py JOB WORKLOAD
"""

import json
import resource
import sys
import time

started = time.perf_counter()
job, path = sys.argv[1:3]
with open(path) as file:
    work = json.load(file)

import os

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["OMP_NUM_THREADS"] = str(work["threads"])

import torch
import transformers

torch.set_num_threads(work["threads"])
transformers.utils.logging.set_verbosity_error()
median = lambda numbers: sorted(numbers)[len(numbers) // 2]


def say(figure, outcome, setting=None):
    # On Linux the peak is in KiB, on macOS in bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(json.dumps({"figure": figure, "memory": peak, "outcome": outcome, "setting": setting}))


def load():
    return transformers.AutoModelForCausalLM.from_pretrained(
        work["model"], dtype=torch.float32, attn_implementation="sdpa"
    )


def train(model, steps):
    """Times and losses of the steps."""
    parameters = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01, fused=True)
    model.train()
    times, losses = [], []
    for batch in steps:
        begin = time.perf_counter()
        ids = torch.tensor([sequence["ids"] for sequence in batch])
        labels = torch.tensor([sequence["labels"] for sequence in batch])
        loss = model(input_ids=ids, labels=labels, use_cache=False).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        times.append(time.perf_counter() - begin)
    return times, losses


def tokens_of(batch):
    return sum(len(sequence["ids"]) for sequence in batch)


def full():
    times, losses = train(load(), work["steps"])
    say(tokens_of(work["steps"][0]) / median(times[1:]), losses)


def lora():
    import peft

    config = peft.LoraConfig(r=16, lora_alpha=32, lora_dropout=0.0, target_modules="all-linear")
    model = peft.get_peft_model(load(), config)
    times, losses = train(model, work["steps"])
    # Adapters begin with random numbers of their own: only the first loss is of the base model alone.
    say(tokens_of(work["steps"][0]) / median(times[1:]), losses[:1])


def rank():
    import lm_eval  # noqa: F401
    from lm_eval.api.instance import Instance
    from lm_eval.models.huggingface import HFLM

    tokenizer = transformers.AutoTokenizer.from_pretrained(work["model"])
    requests = [
        Instance("loglikelihood", {}, (question["prompt"], choice), 0)
        for question in work["questions"]
        for choice in question["choices"]
    ]
    best = None
    for size in (8, 32, 64):
        harness = HFLM(pretrained=load(), tokenizer=tokenizer, batch_size=size, device="cpu")
        harness.loglikelihood(requests[:4], disable_tqdm=True)
        begin = time.perf_counter()
        scores = [score for score, _ in harness.loglikelihood(requests, disable_tqdm=True)]
        seconds = time.perf_counter() - begin
        if best is None or seconds < best[0]:
            best = (seconds, scores, size)
    seconds, scores, size = best
    say(len(work["questions"]) / seconds, scores, f"batches of {size}")


def generate():
    model = load().eval()
    ids = torch.tensor(work["prompts"])
    # No token ends a text, so that both sides write as much.
    model.generation_config.eos_token_id = None
    options = dict(max_new_tokens=work["newTokens"], do_sample=False, pad_token_id=2)
    with torch.inference_mode():
        model.generate(ids[:, :8], **{**options, "max_new_tokens": 2})
        begin = time.perf_counter()
        out = model.generate(ids, attention_mask=torch.ones_like(ids), **options)
        seconds = time.perf_counter() - begin
    fresh = out[:, ids.shape[1] :]
    say(fresh.numel() / seconds, fresh.flatten().tolist())


def start():
    _, losses = train(load(), work["steps"][:1])
    # Whoever started this process takes the time; what Python itself sees is only a check.
    say(time.perf_counter() - started, losses)


{"full": full, "lora": lora, "rank": rank, "generate": generate, "start": start}[job]()
