"""ahocorasick_rs, Python's door to the Rust crate, longest match; igraph writes the graph."""
from ahocorasick_rs import AhoCorasick, MatchKind

from pairs import Counts, Task, stands_alone

task = Task.from_arguments()
automaton = AhoCorasick(task.names, matchkind=MatchKind.LeftmostLongest)

counts = Counts()
for sentence in task.sentences():
    counts.add_sentence(
        task.names[number]
        for number, start, end in automaton.find_matches_as_indexes(sentence)
        if stands_alone(sentence, start, end)
    )
counts.write_with_igraph(task.output)
