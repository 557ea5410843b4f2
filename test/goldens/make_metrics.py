"""Makes the goldens of the metrics of written texts: what Python's own packages say of some pairs.

    pip install rouge_score==0.1.2 sacrebleu==2.6.0
    python test/goldens/make_metrics.py

Writes fixtures/metrics.json.
"""

import json
import pathlib
import re
import string

import sacrebleu
from rouge_score.rouge_scorer import RougeScorer

TEXTS = [
    ("the cat sat on the mat", "The cat sat on a mat."),
    ("", "something"),
    ("something", ""),
    ("A quick, brown fox; it's 3.14 (about pi)!", "the quick brown fox is about 3.14, pi"),
    ("one line\nanother line here\nthe end", "another line here\none more line\nthe end of it"),
    ("the the the the", "the cat the dog"),
    ("Größe über alles – naïve café", "größe uber alles, naive café"),
    ("Yes", "yes"),
    ("an apple a day", "apple day"),
    ("U.S. sales rose 10-fold to $1,000 &amp; more", "U.S. sales rose 10-fold, to $1,000 & more"),
    ("he said: 'well-known' facts/figures <skipped>", "he said 'well known' facts and figures"),
    ("police killed the gunman", "the gunman police killed"),
    ("中文 也 可以 测试", "中文 可以 测试"),
]


def squad(text):
    text = "".join(c for c in text.lower() if c not in set(string.punctuation))
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def trivia(text):
    text = "".join(" " if c in set(string.punctuation + "‘’´`_") else c for c in text.lower())
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def f1(prediction, target, normalize):
    found, wanted = normalize(prediction).split(), normalize(target).split()
    if not found or not wanted:
        return float(found == wanted)
    common = sum(min(found.count(word), wanted.count(word)) for word in set(found))
    return 0.0 if common == 0 else 2 * common / (len(found) + len(wanted))


def main():
    scorer = RougeScorer(["rouge1", "rouge2", "rougeLsum"])
    pairs = []
    for prediction, target in TEXTS:
        rouge = scorer.score(target, prediction)
        figures = {name: score.fmeasure for name, score in rouge.items()}
        figures["squad_em"] = float(squad(prediction) == squad(target))
        figures["squad_f1"] = f1(prediction, target, squad)
        figures["trivia_qa_em"] = float(trivia(prediction) == trivia(target))
        figures["trivia_qa_f1"] = f1(prediction, target, trivia)
        pairs.append({"prediction": prediction, "target": target, "figures": figures})
    corpora = []
    for some in [TEXTS, TEXTS[:1], TEXTS[3:5], TEXTS[7:8], TEXTS[9:], TEXTS[1:2]]:
        predictions, targets = [a for a, _ in some], [b for _, b in some]
        figures = {
            "bleu": sacrebleu.corpus_bleu(predictions, [targets]).score / 100,
            "chrf": sacrebleu.corpus_chrf(predictions, [targets]).score / 100,
        }
        corpora.append({"pairs": some, "figures": figures})
    path = pathlib.Path(__file__).parent / "fixtures" / "metrics.json"
    path.write_text(json.dumps({"pairs": pairs, "corpora": corpora}, ensure_ascii=False, indent=1) + "\n")


main()
