"""spaCy's EntityRuler on a blank English pipeline; networkx writes the graph."""
import spacy

from pairs import Counts, Task

task = Task.from_arguments()
pipeline = spacy.blank("en")
pipeline.add_pipe("sentencizer")
ruler = pipeline.add_pipe("entity_ruler")
ruler.add_patterns([{"label": "NAME", "pattern": name} for name in task.names])

counts = Counts()
for document in pipeline.pipe(task.texts()):
    for sentence in document.sents:
        counts.add_sentence(entity.text for entity in sentence.ents)
counts.write_with_networkx(task.output)
