"""spaCy's PhraseMatcher on a blank English pipeline; networkx writes the graph."""
import spacy
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from pairs import Counts, Task

# Patterns are handed over in parts, so that not all of them are documents in memory at once.
PART = 10_000

task = Task.from_arguments()
pipeline = spacy.blank("en")
pipeline.add_pipe("sentencizer")
matcher = PhraseMatcher(pipeline.vocab)
for start in range(0, len(task.names), PART):
    matcher.add("NAME", list(pipeline.tokenizer.pipe(task.names[start : start + PART])))

counts = Counts()
for document in pipeline.pipe(task.texts()):
    for sentence in document.sents:
        counts.add_sentence(
            span.text for span in filter_spans(matcher(sentence, as_spans=True))
        )
counts.write_with_networkx(task.output)
