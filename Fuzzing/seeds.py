"""Makes seeds and a dictionary for a reader of the strings in the tests of what it reads.

Usage: seeds.py READER FOLDER DICTIONARY
"""

import glob
import hashlib
import os
import re
import sys

# Where each reader's strings are, and whole files that it reads.
SOURCES = {
    "compiled": [],
    "csv": ["Tests/CorpusReadingTests/Formats/*Table*", "Tests/CorpusReadingTests/Formats/*Rows*"],
    "dates": ["Tests/CorpusReadingTests/Dates/*"],
    "decisions": ["Tests/EntityResolutionTests/*Decision*", "Tests/ExtractionPipelineTests/*Review*"],
    "docx": ["Tests/CorpusReadingTests/Office/*"],
    "eml": ["Tests/CorpusReadingTests/Mail/*"],
    "encodings": ["Tests/CorpusReadingTests/Encodings/*"],
    "epub": ["Tests/CorpusReadingTests/Office/*"],
    "extraction": ["Tests/MentionExtractionTests/Extraction/*", "seeds/*.txt"],
    "gazetteer": ["Tests/MentionExtractionTests/Gazetteers/*"],
    "graph-json": ["Tests/GraphExportTests/JSONGraph*"],
    "graphml": ["Tests/GraphExportTests/*GraphML*"],
    "gzip": [],
    "html": ["Tests/CorpusReadingTests/Pages/*", "seeds/*.html"],
    "json": ["Tests/CorpusReadingTests/Formats/*JSON*"],
    "jsonl": ["Tests/CorpusReadingTests/Formats/*JSON*", "seeds/05*.jsonl"],
    "markdown": ["Tests/CorpusReadingTests/Formats/Markdown*", "seeds/*.md"],
    "mbox": ["Tests/CorpusReadingTests/Mail/*"],
    "mentions": ["Tests/ExtractionPipelineTests/MentionFile*"],
    "odt": ["Tests/CorpusReadingTests/Office/*"],
    "packed": [],
    "pdf": ["Tests/CorpusReadingTests/PDF/*"],
    "rules": ["Tests/MentionExtractionTests/Rules/*", "Sources/MentionExtraction/lexicon/rules/*"],
    "sheet": ["Tests/ExtractionPipelineTests/*Review*"],
    "text": ["Tests/CorpusReadingTests/Paragraphs/*", "Tests/CorpusReadingTests/Zones/*", "seeds/*.txt"],
    "tsv": ["Tests/CorpusReadingTests/Formats/*Table*"],
    "unnamed": ["Tests/CorpusReadingTests/*.swift", "Tests/CorpusReadingTests/Formats/*JSON*"],
    "warc": ["Tests/CorpusReadingTests/WebArchives/*"],
    "words": ["Tests/MentionExtractionTests/Gazetteers/*"],
    "zip": [],
}
IMPORTS = ["Tests/GazetteerExchangeTests/*"]
LONGEST_SEED = 4096
LONGEST_WORD = 24

STRING = re.compile(r'"""\n(.*?)\n *"""|"((?:[^"\\\n]|\\.)+)"', re.DOTALL)


def unescaped(text):
    """What a string of Swift stands for; what is put into it is left out."""
    text = re.sub(r"\\\(.*?\)", "", text)
    text = re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda found: chr(int(found[1], 16)), text)
    marks = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "'": "'"}
    return re.sub(r"\\(.)", lambda found: marks.get(found[1], found[1]), text)


def strings(path):
    """The strings of a source file, or the paragraphs of any other."""
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if not path.endswith(".swift"):
        return [text[:LONGEST_SEED]] + text.split("\n\n")
    found = []
    for long, short in STRING.findall(text):
        if long:
            lines = long.split("\n")
            indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
            long = "\n".join(line[indent:] for line in lines)
        found.append(unescaped(long or short))
    return found


def quoted(word):
    return '"' + "".join(
        chr(byte) if 0x20 < byte < 0x7F and chr(byte) not in '"\\' else f"\\x{byte:02X}"
        for byte in word
    ) + '"'


def main():
    reader, folder, dictionary = sys.argv[1:]
    found = set()
    for pattern in SOURCES.get(reader, IMPORTS if reader.startswith("import-") else []):
        for path in sorted(glob.glob(pattern)):
            if os.path.isfile(path):
                found.update(text.encode("utf-8", "surrogatepass") for text in strings(path))
    found = sorted(text for text in found if 0 < len(text) <= LONGEST_SEED)
    for text in found:
        with open(os.path.join(folder, hashlib.sha1(text).hexdigest()), "wb") as file:
            file.write(text)
    words = {text for text in found if len(text) <= LONGEST_WORD}
    with open(dictionary, "w", encoding="ascii") as file:
        file.writelines(quoted(word) + "\n" for word in sorted(words)[:2000])


main()
