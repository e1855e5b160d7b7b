import DataModel
import MentionExtraction

extension Lexicon {
  /// Tells what is in the files of a lexicon from what is in those of another, wherever they are.
  public static func identity(of files: [LexiconFile]) throws(LexiconError) -> UInt64 {
    var hash = ContentHash()
    for file in files {
      if file.role == .compiled {
        // What was compiled, not the compiled file, which is large.
        for source in try CompiledGazetteer.read(file.path).sources { hash.add(source.fingerprint) }
      } else {
        hash.add(file.name)
        hash.add(file.text)
      }
    }
    return hash.value
  }
}
