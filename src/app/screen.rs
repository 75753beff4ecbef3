//! The screens, with what each one holds. An exhaustive `match` over them is the registry: a new one does not
//! compile before it has its choices and its page.

use crate::pack::content::Pack;
use crate::pack::model::card::{Card, Face};
use crate::training::report;

use crate::inquiry::answers::Answers;
use crate::training::call::session::{CallSession, DebriefPart};
use crate::training::call::verdict::Verdict;
use crate::training::classify::ClassifyDrill;
use crate::training::exam::{Exam, ExamGrade};
use crate::training::locate::LocateDrill;
use crate::training::replay::Judged;

/// Where a person can be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The start.
    Home,
    /// Which card is it? The marked one is shown.
    CardList,
    /// A card, one face at a time.
    Card {
        /// Its id.
        card: String,
        /// Place of the face that is seen.
        face: usize,
    },
    /// The same card step by step.
    CardSteps {
        /// Its id.
        card: String,
        /// The step.
        step: CardStep,
    },
    /// The security code beside another thing.
    Compare {
        /// Place of the other thing, from 1.
        with: usize,
    },
    /// Which of them is asked for here?
    Quiz(ClassifyDrill),
    /// The questions about a failed payment, or what they came to.
    Diagnose(Answers),
    /// The answers given, to change one.
    Answers,
    /// Where the questions lead.
    Map,
    /// A cause.
    Cause {
        /// Its id.
        cause: String,
    },
    /// What to say on the telephone about it.
    PhoneScript {
        /// Id of the cause.
        cause: String,
    },
    /// The lists of messages.
    CodeLists,
    /// A list of messages.
    CodeList {
        /// Its id.
        system: String,
    },
    /// What a message says.
    Message {
        /// Id of its list.
        system: String,
        /// The code.
        code: String,
    },
    /// A message that nobody here knows.
    UnknownMessage,
    /// Practice for agents.
    Train,
    /// What is to be reviewed today.
    DueToday,
    /// What practice came to.
    Report {
        /// The part of it that is seen.
        part: report::ReportPart,
    },
    /// Pointing at drawn cards.
    Locate(LocateDrill),
    /// The levels of calls.
    CallLevels,
    /// The calls of a level.
    CallList {
        /// The level, from 1.
        level: usize,
    },
    /// A call.
    Call(CallSession),
    /// What a call was worth.
    Debrief {
        /// The call and its moves.
        shift: CallSession,
        /// The verdict on them.
        verdict: Box<Verdict>,
        /// The part of it that is seen.
        part: DebriefPart,
    },
    /// What the exam consists of.
    ExamIntro,
    /// The exam.
    Exam(Box<Exam>),
    /// What an exam came to.
    Grade {
        /// The exam.
        exam: Box<Exam>,
        /// The verdict on it.
        grade: Box<ExamGrade>,
    },
    /// The questions that people ask.
    Topics,
    /// One of them, answered.
    Topic {
        /// Its id.
        topic: String,
    },
    /// The keys.
    Help,
    /// The facts behind the page underneath.
    Facts,
    /// What is wrong with the pack that an author previews.
    Problems,
    /// Every page that an author writes, to go to one.
    GoTo,
}

/// The steps of the guide through a card, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardStep {
    /// Which side.
    Side,
    /// Where on it.
    Place,
    /// How many digits.
    Digits,
    /// What it is not.
    Not,
    /// What if it is not there.
    Missing,
}

impl CardStep {
    /// All steps, in order.
    pub const ALL: [CardStep; 5] = [
        CardStep::Side,
        CardStep::Place,
        CardStep::Digits,
        CardStep::Not,
        CardStep::Missing,
    ];

    /// The place of this step, from 0.
    pub fn place(self) -> usize {
        self as usize
    }

    /// The step after or before this one.
    pub fn beside(self, onwards: bool) -> Option<CardStep> {
        let place = if onwards {
            self.place() + 1
        } else {
            self.place().wrapping_sub(1)
        };
        CardStep::ALL.get(place).copied()
    }
}

impl Screen {
    /// The card with the code in sight.
    pub fn card(card: &Card) -> Screen {
        Screen::Card {
            card: card.id.clone(),
            face: card.code_face(),
        }
    }

    /// What a call or an exam came to, which a replay file can be written of; `None` on other screens.
    pub fn judged(&self) -> Option<Judged> {
        match self {
            Screen::Debrief { shift, verdict, .. } => {
                Some(Judged::Call(shift.clone(), verdict.clone()))
            }
            Screen::Grade { exam, grade } => Some(Judged::Exam(exam.clone(), grade.clone())),
            _ => None,
        }
    }

    /// Whether it tells what the records say.
    pub fn reads_records(&self) -> bool {
        matches!(
            self,
            Screen::Train | Screen::DueToday | Screen::CallList { .. }
        )
    }

    /// Whether it tells what practice came to.
    pub fn tells_report(&self) -> bool {
        matches!(self, Screen::Report { .. })
    }

    /// Whether it lies over another screen and speaks of it.
    pub fn is_overlay(&self) -> bool {
        matches!(
            self,
            Screen::Help | Screen::Facts | Screen::Map | Screen::Answers | Screen::Problems
        )
    }

    /// The screen that Left and Right lead to, where they lead anywhere.
    pub fn beside(&self, pack: &Pack, onwards: bool) -> Option<Screen> {
        match self {
            Screen::Card { card, face } => {
                let faces = pack.card(card)?.faces.len();
                let face = (face + if onwards { 1 } else { faces - 1 }) % faces;
                Some(Screen::Card {
                    card: card.clone(),
                    face,
                })
            }
            Screen::CardSteps { card, step } => Some(Screen::CardSteps {
                card: card.clone(),
                step: step.beside(onwards)?,
            }),
            Screen::Compare { with } => {
                // The first thing is the security code itself, so the others go round from 1.
                let others = pack.comparison().things.len().saturating_sub(1).max(1);
                let turn = if onwards { 0 } else { others - 2 % others };
                Some(Screen::Compare {
                    with: (with + turn) % others + 1,
                })
            }
            Screen::Debrief {
                shift,
                verdict,
                part,
            } => Some(Screen::Debrief {
                shift: shift.clone(),
                verdict: verdict.clone(),
                part: part.beside(onwards),
            }),
            Screen::Report { part } => Some(Screen::Report {
                part: part.beside(onwards),
            }),
            _ => None,
        }
    }
}

/// The face after this one, with its place.
pub fn other_face(card: &Card, face: usize) -> Option<(usize, &Face)> {
    let next = (face + 1) % card.faces.len().max(1);
    (next != face)
        .then(|| card.faces.get(next).map(|face| (next, face)))
        .flatten()
}
