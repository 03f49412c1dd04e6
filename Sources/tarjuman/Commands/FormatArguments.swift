public import ArgumentParser
public import Workflows

extension AlignmentFormat: ExpressibleByArgument {}
extension UnitFormat: ExpressibleByArgument {}
extension CheckReport.Level: ExpressibleByArgument {}
extension DraftFormat: ExpressibleByArgument {}
extension GlossaryFormat: ExpressibleByArgument {}
