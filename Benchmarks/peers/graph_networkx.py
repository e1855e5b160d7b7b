"""graph_networkx.py FILE NODE [OUTPUT]: reads GraphML, counts neighbors, writes it."""
import sys

import networkx

graph = networkx.read_graphml(sys.argv[1])
print(len(list(graph.neighbors(sys.argv[2]))))
if len(sys.argv) > 3:
    networkx.write_graphml(graph, sys.argv[3])
