"""pyahocorasick's automaton, longest match; igraph writes the graph."""
import ahocorasick

from pairs import Counts, Task, stands_alone

task = Task.from_arguments()
automaton = ahocorasick.Automaton()
for name in task.names:
    automaton.add_word(name, name)
automaton.make_automaton()

counts = Counts()
for sentence in task.sentences():
    counts.add_sentence(
        name
        for last, name in automaton.iter_long(sentence)
        if stands_alone(sentence, last + 1 - len(name), last + 1)
    )
counts.write_with_igraph(task.output)
