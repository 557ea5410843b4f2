"""Makes the goldens of tokenizers: a small one of each kind that decoders have, and the ids it gives to some texts.

    pip install tokenizers==0.23.3
    python test/goldens/make_tokenizers.py [--into FOLDER]

Each folder under fixtures/tokenizers holds `tokenizer.json`, `tokenizer_config.json` and `golden.json`. The tests read
them without Python. SentencePiece's unigram is made by `make_t5.py`.
"""

import argparse
import collections
import json
import pathlib

import tokenizers
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

HERE = pathlib.Path(__file__).parent / "fixtures" / "tokenizers"
CORPUS = [
    "The quick brown fox jumps over the lazy dog, and the dog doesn't mind; they're friends since 1984.",
    "Der schnelle braune Fuchs springt über den faulen Hund. Größe, Straße, Übermut.",
    "Le renard brun saute par-dessus le chien. L'été, où êtes-vous ? Ça alors !",
    "El zorro marrón salta sobre el perro perezoso. ¿Dónde está el niño? ¡Aquí!",
    "Быстрая коричневая лиса прыгает через ленивую собаку. Ещё раз.",
    "敏捷的棕色狐狸跳过懒狗。今天天气很好，我们去公园吧。",
    "素早い茶色の狐がのろまな犬を飛び越える。今日はいい天気ですね。",
    "빠른 갈색 여우가 게으른 개를 뛰어넘는다. 오늘은 날씨가 좋다.",
    "الثعلب البني السريع يقفز فوق الكلب الكسول. السلام عليكم.",
    "तेज़ भूरी लोमड़ी आलसी कुत्ते के ऊपर कूदती है। नमस्ते दुनिया।",
    "def total(items):\n    return sum(item.price for item in items)  # 3.14 and 2,718,281",
    "Question: Is it raining?\nAnswer: yes or no? The answer is no.",
]
TEXTS = [
    *CORPUS,
    "",
    " ",
    "a",
    "  two  spaces,\ttabs\t\tand\n\n\nlines  ",
    "Don't you'll we've I'M SHE'S café",
    "naïve cafe\u0301 and café, ﬁne Å Å ½",
    "1 12 123 1234 12345 1234567 3.14159 -42 1e-5 ٣٤٥ 一二三",
    "emoji 😀👩‍👩‍👧‍👦🇩🇪, \u200bzero \u00a0width",
    "unseen: ꙮ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ᚠᛇᚻ ไทย ಕನ್ನಡ עברית",
    "<s>not</s> <|endoftext|> special <|im_start|>user\nHi<|im_end|>",
    "x" * 40 + "!!!???...---___" + "(){}[]<>",
    "https://example.org/a?b=c&d=e#f user@example.org C++ C# snake_case camelCase",
]
MARK = "▁"
LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
QWEN2 = LLAMA3.replace(r"\p{N}{1,3}", r"\p{N}")


def byte_level(pre_tokenizer, specials, normalizer=None, **model):
    """BPE over bytes, as GPT-2 has it; families differ in how they cut texts first."""
    tokenizer = Tokenizer(models.BPE(**model))
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=420, special_tokens=specials, initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(CORPUS, trainer)
    return json.loads(tokenizer.to_str())


def cut_by(pattern):
    return pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(pattern), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )


def byte_fallback(normalizer, pre_tokenizer, decoder, specials):
    """BPE over characters as SentencePiece makes it: blanks are marks, and what is not in the vocabulary is bytes."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="never")
    # Which of equally rare characters would be left out by a limit alone is chance.
    counts = collections.Counter(MARK.join(CORPUS).replace(" ", MARK))
    alphabet = sorted(character for character, count in counts.items() if count > 1)
    trainer = trainers.BpeTrainer(
        vocab_size=500, initial_alphabet=alphabet, limit_alphabet=len(alphabet), show_progress=False
    )
    tokenizer.train_from_iterator(CORPUS, trainer)
    whole = json.loads(tokenizer.to_str())
    learnt = sorted(whole["model"]["vocab"], key=whole["model"]["vocab"].get)
    names = [*specials, *(f"<0x{byte:02X}>" for byte in range(256)), *learnt]
    whole["model"].update(
        vocab={name: i for i, name in enumerate(names)}, byte_fallback=True, fuse_unk=True, unk_token="<unk>"
    )
    # Trained with marks for blanks, used with those of the family.
    result = Tokenizer.from_str(json.dumps(whole))
    result.normalizer = normalizer
    if pre_tokenizer is None:
        data = json.loads(result.to_str())
        data["pre_tokenizer"] = None
        result = Tokenizer.from_str(json.dumps(data))
    else:
        result.pre_tokenizer = pre_tokenizer
    result.decoder = decoder
    result.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in specials])
    return json.loads(result.to_str())


KINDS = {
    "gpt2": (lambda: byte_level(pre_tokenizers.ByteLevel(add_prefix_space=False), ["<|endoftext|>"]), "<|endoftext|>"),
    "gpt-neox": (
        lambda: byte_level(
            pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=True),
            ["<|endoftext|>", "<|padding|>"],
            normalizers.NFC(),
        ),
        "<|endoftext|>",
    ),
    "smollm2": (
        lambda: byte_level(
            pre_tokenizers.Sequence(
                [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
            ),
            ["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
        ),
        "<|im_end|>",
    ),
    "llama3": (
        lambda: byte_level(cut_by(LLAMA3), ["<|begin_of_text|>", "<|end_of_text|>"], ignore_merges=True),
        "<|end_of_text|>",
    ),
    "qwen2": (
        lambda: byte_level(cut_by(QWEN2), ["<|endoftext|>", "<|im_start|>", "<|im_end|>"], normalizers.NFC()),
        "<|endoftext|>",
    ),
    "llama2": (
        lambda: byte_fallback(
            normalizers.Sequence([normalizers.Prepend(MARK), normalizers.Replace(" ", MARK)]),
            None,
            decoders.Sequence(
                [
                    decoders.Replace(MARK, " "),
                    decoders.ByteFallback(),
                    decoders.Fuse(),
                    decoders.Strip(content=" ", left=1, right=0),
                ]
            ),
            ["<unk>", "<s>", "</s>"],
        ),
        "</s>",
    ),
    "gemma": (
        lambda: byte_fallback(
            normalizers.Replace(" ", MARK),
            pre_tokenizers.Split(" ", behavior="merged_with_previous"),
            decoders.Sequence([decoders.Replace(MARK, " "), decoders.ByteFallback(), decoders.Fuse()]),
            ["<pad>", "<eos>", "<bos>", "<unk>"],
        ),
        "<eos>",
    ),
    "mistral": (
        lambda: byte_fallback(
            normalizers.Sequence([]),
            pre_tokenizers.Metaspace(replacement=MARK, prepend_scheme="first", split=False),
            decoders.Sequence(
                [
                    decoders.Replace(MARK, " "),
                    decoders.ByteFallback(),
                    decoders.Fuse(),
                    decoders.Strip(content=" ", left=1, right=0),
                ]
            ),
            ["<unk>", "<s>", "</s>"],
        ),
        "</s>",
    ),
}


def make(name, into):
    build, end = KINDS[name]
    data = build()
    folder = into / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(json.dumps(data, ensure_ascii=False) + "\n")
    (folder / "tokenizer_config.json").write_text(json.dumps({"eos_token": end}) + "\n")
    tokenizer = Tokenizer.from_str(json.dumps(data))
    texts = []
    for text in TEXTS:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        texts.append({"text": text, "ids": ids, "decoded": tokenizer.decode(ids, skip_special_tokens=False)})
    facts = {"texts": texts, "versions": {"tokenizers": tokenizers.__version__}}
    (folder / "golden.json").write_text(json.dumps(facts, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--into", type=pathlib.Path, default=HERE)
    into = parser.parse_args().into
    for name in KINDS:
        make(name, into)


if __name__ == "__main__":
    main()
