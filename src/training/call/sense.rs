//! Which questions make sense for a caller: the flow says what must have been answered before each (`needs`).
//!
//! An agent may ask anything at any time. Who has told that they cannot pay on the net is still no phone payer: to what
//! their own answers rule out they have no answer, and it is beside the point.

use crate::pack::model::flow::Flow;

/// Questions asked on behind each other, at most: a flow that goes round in a ring is told by `check`.
pub(crate) const DEEPEST: usize = 16;

/// Whether these answers leave no way for a question to make sense. `given` has the id of the answer to a question, by its
/// place in the flow; what was not answered yet rules nothing out.
pub(crate) fn is_ruled_out<'a>(
    flow: &Flow,
    question: usize,
    given: &impl Fn(usize) -> Option<&'a str>,
) -> bool {
    ruled_out(flow, question, given, DEEPEST)
}

fn ruled_out<'a>(
    flow: &Flow,
    question: usize,
    given: &impl Fn(usize) -> Option<&'a str>,
    deep: usize,
) -> bool {
    let needs = &flow.nodes[question].needs;
    let may_hold = |(before, answers): (&String, &Vec<String>)| {
        let Some(place) = flow.place(before).filter(|_| deep > 0) else {
            return true;
        };
        let is_one = given(place).is_none_or(|given| answers.iter().any(|one| one == given));
        is_one && !ruled_out(flow, place, given, deep - 1)
    };
    !needs.is_empty() && !needs.iter().any(may_hold)
}
