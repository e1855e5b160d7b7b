"""graph_igraph.py FILE NODE [OUTPUT]: reads GraphML, counts neighbors, writes it."""
import sys

import igraph

graph = igraph.Graph.Read_GraphML(sys.argv[1])
print(len(graph.neighbors(graph.vs.find(id=sys.argv[2]))))
if len(sys.argv) > 3:
    graph.write_graphml(sys.argv[3])
