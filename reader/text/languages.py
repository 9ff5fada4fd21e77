"""Languages by their tags and by their English names."""

from __future__ import annotations

NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "mt": "Maltese", "nb": "Norwegian",
    "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
_TAGS = {name.lower(): tag for tag, name in NAMES.items()}


def main_tag(tag: str) -> str:
    """The language of a tag without its country: "de-AT" and "de_AT" are "de"."""
    return tag.replace("_", "-").partition("-")[0].lower()


def language_tag(name: str) -> str:
    """The tag of a language that is called by its name or its tag: "German", "de" and "de-AT" are "de"."""
    return _TAGS.get(name.lower()) or main_tag(name)


def language_name(tag: str) -> str:
    """The English name of a language, its tag where that is not known."""
    return NAMES.get(main_tag(tag), tag)
