"""Asks TRL whether it takes an export, with its own functions and the tokenizer of a model folder; without torch.

    python trl_formats.py FOLDER MODEL

`prompt_completion` must be plain prompt-completion data to TRL, and its tokens must part where the prompt ends: TRL
takes the prompt's tokens off those of the whole text, so they must be its beginning. `messages` must be conversations
that a chat template can be applied to.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")

from transformers import AutoTokenizer
from trl.data_utils import is_conversational, maybe_apply_chat_template

from report import Report

CHATML = "{% for m in messages %}<|{{ m.role }}|>{{ m.content }}<|end|>{% endfor %}"


def rows(folder, format_):
    with open(folder / format_ / "train.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def prompt_completion(report, data, tokenizer):
    report.check("prompt_completion is not taken for conversations", any(map(is_conversational, data)) and "it is")
    blanks = [row for row in data if row["prompt"] != row["prompt"].rstrip()]
    report.check("no prompt ends in white space", blanks and blanks[0]["prompt"][-40:])
    doubled = [row for row in data if len(row["completion"]) - len(row["completion"].lstrip()) != 1]
    report.check("every completion begins with the separator alone", doubled and doubled[0]["completion"][:40])
    torn = 0
    for row in data:
        prompt = tokenizer(row["prompt"])["input_ids"]
        whole = tokenizer(row["prompt"] + row["completion"])["input_ids"]
        torn += whole[: len(prompt)] != prompt or len(whole) == len(prompt)
    report.check(f"the prompt's tokens begin the text's in all {len(data)} rows", torn and f"not in {torn}")


def messages(report, data, tokenizer):
    report.check("messages are conversations", not all(map(is_conversational, data)) and "not all are")
    tokenizer.chat_template = CHATML
    texts = [maybe_apply_chat_template({"messages": row["messages"]}, tokenizer)["text"] for row in data[:200]]
    lost = [row for row, text in zip(data, texts) if not all(m["content"] in text for m in row["messages"])]
    report.check("a chat template holds every turn", lost and lost[0]["messages"])


def main(folder, model):
    report = Report()
    tokenizer = AutoTokenizer.from_pretrained(str(model))
    prompt_completion(report, rows(folder, "prompt_completion"), tokenizer)
    messages(report, rows(folder, "messages"), tokenizer)
    report.end()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
