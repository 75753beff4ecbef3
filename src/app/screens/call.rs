//! A call at the desk.

use uuid::Uuid;

use crate::app::action::Action;
use crate::app::behaviour::{Outcome, ScreenBehaviour};
use crate::app::choice::{ChoiceSpec, Label};
use crate::app::context::ScreenContext;
use crate::app::route::Route;
use crate::app::typing::{Spelling, Typing};
use crate::pack::content::Pack;
use crate::pack::model::role::Role;
use crate::pack::model::say::{SayKind, WrapUp};
use crate::text::catalogue::ui::{act, desk};
use crate::training::call::scenario::Scenario;
use crate::training::call::session::{CallSession, Menu, MenuItem};
use crate::training::call::transcript::{CallState, Move};
use crate::training::call::verdict::Verdict;
use crate::training::event::{EventKind, PartEvent, in_part};
use crate::training::modes;
use crate::training::replay::Judged;

/// What can be chosen from the menu that is open.
pub(crate) fn menu<'a>(call: &CallSession, pack: &'a Pack) -> Vec<ChoiceSpec<'a>> {
    let Some(case) = call.case(pack) else {
        return Vec::new();
    };
    let scene = case.play(&call.moves);
    let items = call.options_in(&case).into_iter();
    items
        .map(|item| match item {
            MenuItem::Open(menu) => ChoiceSpec::new(Action::Open(menu), menu_name(pack, menu)),
            MenuItem::Do(one) => {
                let label = move_label(&case, &scene, &one);
                let cause = match &one {
                    Move::Name(id) => pack.causes().get(id),
                    _ => None,
                };
                let choice = ChoiceSpec::new(Action::Make(one), label);
                match cause {
                    Some(cause) => choice.spelled(Spelling::Words(&cause.name)),
                    None => choice,
                }
            }
        })
        .collect()
}

/// What a move is called where the call stands: a record by what it would say, a question as it would be asked now.
pub(crate) fn move_label<'a>(case: &Scenario<'a>, scene: &CallState<'a>, one: &Move) -> Label<'a> {
    if let Some(form) = wrap_up(case.pack, one) {
        return Label::WrittenDown(case.written(scene, form));
    }
    match one {
        Move::Ask(id) if case.pack.desk().lookup(id, case.role).is_none() => {
            let question = case.model.question(id);
            let words = question.map(|question| scene.question_words(case, question));
            words.map_or(Label::Name(String::new()), Label::from)
        }
        _ => move_name(case.pack, case.role, one),
    }
}

/// The record that a move writes.
fn wrap_up<'a>(pack: &'a Pack, one: &Move) -> Option<&'a WrapUp> {
    match one {
        Move::WrapUp(id) => pack.desk().wrap_up(id),
        _ => None,
    }
}

/// What the door to a menu is called.
pub(crate) fn menu_name(pack: &Pack, menu: Menu) -> Label<'_> {
    match menu {
        Menu::Moves => desk::STAY.into(),
        Menu::Ask => desk::ASK.into(),
        Menu::Talk => desk::LEAD.into(),
        Menu::Explain => desk::EXPLAIN.into(),
        Menu::Advise => desk::ADVISE.into(),
        Menu::Name => desk::NAME.into(),
        Menu::Refer => desk::REFER.into(),
        Menu::Group(index) => {
            let group = pack.desk().shelves.get(index);
            group.map_or(Label::Name(String::new()), |group| (&group.name).into())
        }
        Menu::Leave => desk::LEAVE.into(),
    }
}

/// What a move is called at this desk; nothing if the pack does not have it.
pub fn move_name<'a>(pack: &'a Pack, role: Role, one: &Move) -> Label<'a> {
    let desk = pack.desk();
    let name = match one {
        Move::Ask(id) => match desk.lookup(id, role) {
            Some(lookup) => Some(&lookup.name),
            None => pack.ask(id),
        },
        // How a call is opened is chosen by its words: a name would tell which are right.
        Move::Say(id) => desk.say(id).map(|say| match say.kind {
            SayKind::Open => say.words(role),
            _ => &say.name,
        }),
        Move::Name(id) => pack.causes().get(id).map(|cause| &cause.name),
        Move::Refer(id) => desk.refer(id).map(|refer| refer.name(role)),
        Move::Close => return desk::CLOSE.into(),
        Move::WrapUp(id) => desk.wrap_up(id).map(|wrap_up| &wrap_up.name),
    };
    name.map_or(Label::Name(String::new()), Label::from)
}

/// Makes a move. Returns what happened by it and, if the call is over, the verdict.
pub(crate) fn moved(
    call: &mut CallSession,
    one: &Move,
    pack: &Pack,
) -> (Vec<EventKind>, Option<Verdict>) {
    let is_over = call.make(pack, one.clone());
    let verdict = is_over.then(|| call.verdict(pack)).flatten();
    let ended = verdict.as_ref();
    let ended = ended.map(|verdict| modes::call::ended(pack, verdict));
    let made = modes::call::moved(call);
    (made.into_iter().chain(ended).collect(), verdict)
}

impl ScreenBehaviour for CallSession {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        let mut choices = menu(self, at.pack);
        let back = match self.tray {
            Menu::Moves | Menu::Leave => desk::LEAVE,
            _ => act::BACK,
        };
        if self.may_look_up(at.pack) {
            choices.push(ChoiceSpec::new(Action::Go(Route::DeskGuide), desk::GUIDE));
        }
        choices.push(ChoiceSpec::new(Action::Back, back));
        choices
    }

    fn on(&mut self, action: &Action, at: ScreenContext) -> Outcome {
        match action {
            Action::Open(menu) => self.tray = *menu,
            Action::Make(one) => {
                let (mut happened, verdict) = moved(self, one, at.pack);
                // What was done by the hints of another says nothing of an agent.
                if self.guidance.is_some() {
                    happened.clear();
                }
                let happened = in_part(None, happened);
                return match verdict {
                    Some(verdict) => {
                        Outcome::Judged(happened, Judged::Call(self.clone(), Box::new(verdict)))
                    }
                    None => Outcome::Practised(happened),
                };
            }
            _ => {}
        }
        Outcome::NewPage
    }

    fn typing(&self) -> Typing {
        match self.tray {
            Menu::Name => Typing::Letters,
            _ => Typing::Commands,
        }
    }

    fn back(&mut self, pack: &Pack) -> bool {
        let behind = self.behind(pack);
        if let Some(menu) = behind {
            self.tray = menu;
        }
        behind.is_some()
    }

    fn begun(&self, pack: &Pack) -> Vec<PartEvent> {
        let begun = modes::call::begun(pack, self);
        let begun = begun.filter(|_| self.guidance.is_none());
        in_part(None, begun.into_iter().collect())
    }

    fn attempt(&self) -> Option<Uuid> {
        self.attempt
    }

    fn record_as(&mut self, attempt: Option<Uuid>) {
        self.attempt = attempt;
    }

    fn is_drawn(&self) -> bool {
        self.origin.draw().is_some()
    }

    fn is_in(&self, pack: &Pack) -> bool {
        self.case(pack).is_some()
    }
}
