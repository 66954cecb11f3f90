"""The parser's vocabulary: data only. A new word, slot value or tool cue is an entry in one of these files."""
