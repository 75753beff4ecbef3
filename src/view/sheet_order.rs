//! The order of the pages in the document that reviewers sign.

/// A part of the document, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Start,
    Cards,
    Compare,
    Questions,
    Causes,
    Call,
    Messages,
    Topics,
    Keys,
}

impl Section {
    pub(crate) const ALL: [Section; 9] = [
        Section::Start,
        Section::Cards,
        Section::Compare,
        Section::Questions,
        Section::Causes,
        Section::Call,
        Section::Messages,
        Section::Topics,
        Section::Keys,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Section::Start => "start",
            Section::Cards => "cards",
            Section::Compare => "compare",
            Section::Questions => "questions",
            Section::Causes => "causes",
            Section::Call => "call",
            Section::Messages => "messages",
            Section::Topics => "topics",
            Section::Keys => "keys",
        }
    }
}

/// A section, the thing in it in the order of the pack, and the page about that thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SheetOrder {
    pub(crate) section: Section,
    thing: usize,
    page: usize,
}

impl SheetOrder {
    /// The first page of a section.
    pub(crate) fn first(section: Section) -> SheetOrder {
        SheetOrder::page(section, 0, 0)
    }

    /// A page about the thing with this index in the pack. What the pack does not have comes last.
    pub(crate) fn about(section: Section, index: Option<usize>, page: usize) -> SheetOrder {
        SheetOrder::page(section, index.map_or(usize::MAX, |index| index + 1), page)
    }

    pub(crate) fn page(section: Section, thing: usize, page: usize) -> SheetOrder {
        SheetOrder {
            section,
            thing,
            page,
        }
    }
}
