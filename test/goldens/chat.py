"""Makes the goldens of chat templates: what transformers renders of templates in the manners of well-known models.

    pip install transformers==5.23.0 jinja2==3.1.6
    python test/goldens/chat.py
"""

import json
import pathlib

import transformers
from transformers.utils.chat_template_utils import render_jinja_template

TEMPLATES = {
    # Roles between marks, with a system message of the model's own where there is none.
    "marked-roles": """{%- if messages[0].role != 'system' %}
    {{- '<|start|>system\\nBe brief.<|stop|>\\n' }}
{%- endif %}
{%- for message in messages %}
    {{- '<|start|>' + message['role'] + '\\n' + message.content + '<|stop|>' + '\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start|>assistant\\n' }}
{%- endif %}
""",
    # A beginning-of-text token, headers, trimmed contents, a date that the caller may give.
    "headers": """{{- bos_token }}
{%- set date = date_string if date_string is defined else "1 January" %}
{%- for message in messages %}
{{- "<head>" + message["role"] + "</head>\\n\\n" + (message["content"] | trim) + "<turn-end>" }}
{%- endfor %}
{% if add_generation_prompt %}
{{- "<head>assistant</head>\\n\\n" }}
{% endif %}
""",
    # Roles must alternate; the assistant has another name; blocks on lines of their own.
    "alternating": """{{ bos_token }}
{% if messages[0]['role'] == 'system' %}
{{ raise_exception('No system role here') }}
{% endif %}
{% for message in messages %}
    {% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}
        {{ raise_exception('Roles must alternate') }}
    {% endif %}
    {% set role = 'model' if message['role'] == 'assistant' else message['role'] %}
<turn>{{ role }}
{{ message['content'] | trim }}<end>
{% endfor %}
{% if add_generation_prompt %}
<turn>model
{% endif %}
""",
    # Instructions in brackets and the answer right behind them; a namespace that a loop changes.
    "brackets": """{%- set seen = namespace(count=0) -%}
{{- bos_token -}}
{%- for m in messages -%}
{%- if m.role == "user" -%}[ASK] {{ m.content }} [/ASK]{%- set seen.count = seen.count + 1 -%}
{%- else -%} {{ m.content }}{{ eos_token }}{%- endif -%}
{%- endfor -%}
""",
    # The whole conversation as JSON, which is not escaped for HTML.
    "json": "{{ messages | tojson }}{% if add_generation_prompt %}\n-> {% else %}\n{% endif %}",
}

TURNS = [
    ["Is it raining?", "yes"],
    ["  Two lines,\nthe second <b>bold</b> & \"quoted\" 'so'.\n", "It is possible to tell"],
    ["Übersetze: ¿qué? 你好 🙂", "Hello"],
    ["", "nothing"],
]
SPECIAL = {"bos_token": "<s>", "eos_token": "</s>"}


def render(template, messages, asks):
    rendered, _ = render_jinja_template(
        [messages], chat_template=template, add_generation_prompt=asks, **SPECIAL
    )
    return rendered[0]


cases = []
for name, template in TEMPLATES.items():
    for user, assistant in TURNS:
        asked = [{"role": "user", "content": user}]
        answered = [*asked, {"role": "assistant", "content": assistant}]
        cases.append(
            {
                "template": name,
                "input": user,
                "target": assistant,
                "prompt": render(template, asked, True),
                "whole": render(template, answered, False),
            }
        )

golden = {"versions": {"transformers": transformers.__version__}, "special": SPECIAL, "templates": TEMPLATES, "cases": cases}
path = pathlib.Path(__file__).parent / "fixtures" / "chat-templates.json"
path.write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n")
