public import Bitext

/// The columns of a glossary file, which are those of any table of terms.
public typealias GlossaryColumn = TermColumn
