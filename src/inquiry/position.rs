//! Where an inquiry stands: at a question, at a cause or a few, or at its end.

use crate::pack::model::cause::Cause;
use crate::pack::model::flow::Node;

/// Where the answers lead.
#[derive(Clone, Debug)]
pub enum Position<'a> {
    Ask(Asked<'a>),
    /// To one cause.
    Cause(Suspect<'a>),
    /// To a few, the likeliest first, one of which the person may find to be it.
    Few(Vec<&'a Cause>),
    /// It is none that is known here.
    Unfound,
}

/// A question as it is asked now.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub node: &'a Node,
    /// Once more, and closer.
    pub is_sharper: bool,
    /// After the flow's own questions.
    pub is_further: bool,
}

/// A cause that a page is about.
#[derive(Clone, Copy, Debug)]
pub struct Suspect<'a> {
    pub cause: &'a Cause,
    /// Whether one more try may be advised.
    pub may_try: bool,
    /// Whether the person said that it is this.
    pub is_confirmed: bool,
}
