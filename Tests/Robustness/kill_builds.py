"""Kills builds of a store at random moments and checks that nothing is lost or counted twice.

usage: kill_builds.py COMENTION [KILLS]

Documents are added, changed and removed at random; a build of them is killed after a random time.
The store then has the graph of the last build that came to its end, or of the one that was killed
if that had just ended. Now and then a build is left to its end, and its graph is compared, byte for
byte, with that of a build from nothing. Prints a line for each thing that is wrong and a summary.
"""
import os
import random
import subprocess
import sys
import tempfile
import time

NAMES = [
    "President Kassym-Jomart Tokayev", "Mr. Tokayev", "Karim Massimov", "Karim Masimov",
    "the Collective Security Treaty Organization (CSTO)", "the CSTO", "Nur-Sultan", "Almaty",
    "Vladimir Putin", "Moscow", "Nursultan Nazarbayev", "the Foreign Ministry", "Kazakhstan",
]


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True)


class Corpus:
    def __init__(self, folder, seed):
        self.folder = folder
        self.random = random.Random(seed)
        self.ids = []
        self.next = 0

    def text(self):
        pick = lambda: self.random.choice(NAMES)
        return "".join(
            "Yesterday %s met %s in January.%s" % (pick(), pick(), self.random.choice(["\n\n", " "]))
            for _ in range(self.random.randint(5, 60)))

    def change(self):
        for _ in range(self.random.randint(1, 40)):
            if self.ids and self.random.random() < 0.3:
                number = self.random.choice(self.ids)
                if self.random.random() < 0.5:
                    os.remove(self.path(number))
                    self.ids.remove(number)
                    continue
            else:
                number, self.next = self.next, self.next + 1
                self.ids.append(number)
            with open(self.path(number), "w") as file:
                file.write(self.text())

    def path(self, number):
        return os.path.join(self.folder, "%d.txt" % number)


def main(comention, kills):
    wrong = 0

    def check(is_right, what, process=None):
        nonlocal wrong
        if not is_right:
            wrong += 1
            print("FAILED  %s%s" % (what, ": " + process.stderr.strip()[-300:] if process else ""))

    killed = finished = 0
    with tempfile.TemporaryDirectory() as folder:
        documents = os.path.join(folder, "documents")
        os.mkdir(documents)
        store = os.path.join(folder, "graph.comention")
        corpus = Corpus(documents, 7)
        build = [comention, "build", documents, "--prune", "--quiet", "--output"]
        committed = None  # The graph of the last build that came to its end.
        took = 1.0
        while killed < kills:
            if corpus.random.random() < 0.3:
                for name in os.listdir(folder):
                    if name.startswith("graph.comention"):
                        os.remove(os.path.join(folder, name))
                committed = None  # From nothing, which writes a store in another way.
            corpus.change()
            if not corpus.ids:
                continue
            full = run(*build[:3], "--quiet", "--output", os.path.join(folder, "full.graphml"))
            check(full.returncode == 0, "a build from nothing", full)
            with open(os.path.join(folder, "full.graphml"), "rb") as file:
                wanted = file.read()
            for _ in range(corpus.random.randint(1, 4)):
                process = subprocess.Popen(
                    build + [store], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(corpus.random.uniform(0, took * 1.1))
                process.kill()
                process.wait()
                killed += process.returncode != 0
                finished += process.returncode == 0
                exported = os.path.join(folder, "exported.graphml")
                export = run(comention, "export", store, "--output", exported)
                if not os.path.exists(store) or export.returncode != 0:
                    check(committed is None, "a store that was whole does not open", export)
                    check("damaged" not in export.stderr, "a store is damaged", export)
                    continue
                with open(exported, "rb") as file:
                    seen = file.read()
                check(seen in (committed, wanted), "a graph that no build made")
                committed = seen
            start = time.time()
            last = run(*build, store)
            took = time.time() - start
            check(last.returncode == 0, "the interrupted build does not continue", last)
            exported = os.path.join(folder, "exported.graphml")
            run(comention, "export", store, "--output", exported)
            with open(exported, "rb") as file:
                committed = file.read()
            check(committed == wanted, "the continued build has another graph")
    print("%d builds killed, %d came to their end before, %d wrong" % (killed, finished, wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10))
