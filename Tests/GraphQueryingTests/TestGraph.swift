import DataModel

func node(
  _ name: String, kind: String? = "person", id: String? = nil, label: String? = nil,
  aliases: [String] = [], mentions: Int? = nil
) -> CoMentionGraph.Node {
  CoMentionGraph.Node(
    id: id ?? "n.\(name.foldedName.split(separator: " ").joined(separator: "-"))", name: name,
    label: label ?? name, kind: kind, aliases: aliases, mentions: mentions)
}

/// A graph of nodes named by single letters, with edges such as `("a", "b", 2)`.
func graph(_ names: String, _ edges: (String, String, Double)..., kinds: [String: String] = [:])
  -> CoMentionGraph
{
  let nodes = names.map { node(String($0), kind: kinds[String($0)] ?? "person") }
  func position(_ name: String) -> Int { nodes.firstIndex { $0.name == name } ?? 0 }
  return CoMentionGraph(
    nodes: nodes,
    edges: edges.map { source, target, weight in
      CoMentionGraph.Edge(source: position(source), target: position(target), weight: weight)
    })
}
