"""FlashText's KeywordProcessor; networkx writes the graph."""
from flashtext import KeywordProcessor

from pairs import Counts, Task

task = Task.from_arguments()
processor = KeywordProcessor(case_sensitive=True)
processor.add_keywords_from_list(task.names)

counts = Counts()
for sentence in task.sentences():
    counts.add_sentence(processor.extract_keywords(sentence))
counts.write_with_networkx(task.output)
