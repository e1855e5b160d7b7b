import ArgumentParser

/// The command line: a command for each thing that can be done.
@main
struct Comention: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comention",
    abstract: "Who is mentioned with whom, where, and how do we know?",
    discussion: """
      Finds the people, organizations and places that a folder of documents names, makes one \
      entity of all the names that mean one thing, and joins entities that are mentioned together \
      into a weighted graph for Gephi, Cytoscape, yEd, NetworkX, igraph or graph-tool.

      EXAMPLES
        comention build articles/ --output graph.graphml
        comention neighbors graph.graphml Tokayev --evidence 2
        comention path graph.graphml Massimov CSTO --evidence 1
        comention explain mention Georgia articles/

      EXIT STATUS
        0  done           1  the name was not found       64  wrong arguments
        65 bad data      66  input missing or unreadable  73  output cannot be written
      """,
    version: "0.1.0",
    subcommands: [
      Build.self, Export.self, Check.self, Copies.self, Slice.self, Remove.self, Decide.self,
      Extract.self, Score.self, Explain.self, LexiconCommand.self,
    ],
    groupedSubcommands: [
      CommandGroup(
        name: "Question",
        subcommands: [
          Neighbors.self, PathCommand.self, Between.self, Top.self, EntityCommand.self, Search.self,
          Stats.self, Diff.self, DocumentsCommand.self,
        ])
    ])
}
