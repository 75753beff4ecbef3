//! The loop: what comes in, one frame out, effects done.

use crate::runtime::preview;
use crate::terminal::guard;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::app::effect::Effect;

use crate::app::message::{Intent, Msg};
use crate::app::state::State;
use crate::app::update::step;
use crate::keymap::Command;
use crate::pack::content::Pack;
use crate::render::tui::theme::{Look, Palette};
use crate::render::tui::view::{Hit, View};
use crate::runtime::clock::Clock;
use crate::runtime::display::{DisplayOptions, Theme};
use crate::runtime::document::written;
use crate::runtime::preview::Watch;
use crate::runtime::recorder::Recorder;
use crate::runtime::run::ExitReason;
use crate::runtime::save::save;
use crate::terminal::guard::TerminalScreen;
use crate::terminal::input::{Input, InputEvent};
use crate::terminal::keys::{UserInput, did};
use crate::terminal::probe::{PendingProbe, TerminalReply, answer, questions};
use crate::view::label_match::{LabelMatch, said};
use crate::view::router::page;

/// Between digits of a code nobody waits so long; between looks at one card and the next everybody does.
const PAUSE: Duration = Duration::from_secs(1);

/// A step of what moves.
const STEP: Duration = Duration::from_millis(40);

/// The guide in a terminal.
pub(crate) struct ScreenLoop<'k> {
    pack: Rc<Pack>,
    /// Who keeps records, where any are kept.
    pub(crate) keeper: Option<&'k mut Recorder>,
    /// The folder that is looked at, where a pack is previewed.
    pub(crate) watch: Option<Watch>,
    state: State,
    screen: TerminalScreen,
    view: View,
    look: Look,
    /// Whether the look may follow the terminal's ground.
    follows: bool,
    /// What was asked and is not answered yet.
    pub(crate) asked: Option<PendingProbe>,
    /// Whether the screen is the shell's: from a stop until the program is continued in the foreground.
    away: bool,
    /// When the last key came.
    last: Instant,
    /// When the exam that is being sat ends.
    clock: Clock,
    /// Kana typed in a row, compared with the begin of the choices.
    word: String,
}

impl ScreenLoop<'_> {
    pub(crate) fn new(
        pack: Rc<Pack>,
        state: State,
        display: DisplayOptions,
        screen: TerminalScreen,
    ) -> Self {
        // The theme decides about colours, not crossterm: by NO_COLOR it would drop bold and reversed with them.
        crossterm::style::force_color_output(true);
        let palette = match display.theme {
            Some(Theme::Dark) => Palette::Dark,
            Some(Theme::Light) => Palette::Light,
            Some(Theme::Mono) => Palette::Mono,
            None => Palette::Any,
        };
        let look = Look {
            palette,
            ascii: display.ascii,
            ..Look::default()
        };
        ScreenLoop {
            pack,
            keeper: None,
            watch: None,
            state,
            screen,
            view: View::new(display.motion),
            look,
            follows: display.theme.is_none(),
            asked: None,
            away: false,
            last: Instant::now(),
            clock: Clock::default(),
            word: String::new(),
        }
    }

    /// Draws, waits, does. What waits already is done before the next frame.
    pub(crate) fn run(&mut self, input: &mut Input) -> Result<ExitReason> {
        self.screen.ask(&questions(self.follows))?;
        self.happen(Msg::Opened)?;
        self.draw()?;
        self.asked = Some(PendingProbe::now());
        loop {
            self.clock.look(&self.pack, &mut self.state);
            let heard = input.wait(self.patience())?;
            // An end comes before all else: a shell that ends a stopped program continues it too.
            let end = heard.iter().find_map(|heard| match heard {
                InputEvent::End(signal) => Some(ExitReason::Signal(*signal)),
                _ => None,
            });
            if let Some(end) = end {
                return Ok(end);
            }
            let mut is_new = self.reload();
            if self.clock.look(&self.pack, &mut self.state) {
                is_new = true;
                self.happen(Msg::TimeUp)?;
            }
            if heard.is_empty() && self.view.moves() {
                self.view.advance();
                is_new = true;
            }
            for heard in heard {
                match heard {
                    InputEvent::Event(event) => match answer(&event) {
                        Some(answer) => is_new |= self.learn(answer)?,
                        None => {
                            let Some(did) = did(&event) else { continue };
                            is_new = true;
                            if let Some(end) = self.person(did)? {
                                return Ok(end);
                            }
                        }
                    },
                    InputEvent::Pasted => {
                        is_new = true;
                        self.happen(Msg::Pasted)?;
                    }
                    InputEvent::Resized => is_new = true,
                    InputEvent::Told => {
                        is_new = true;
                        let told = self.keeper.as_mut().map(|keeper| keeper.heard());
                        for msg in told.unwrap_or_default() {
                            self.happen(msg)?;
                        }
                    }
                    InputEvent::Stop => self.stop()?,
                    InputEvent::Continued if guard::is_in_foreground() => {
                        is_new = true;
                        self.away = false;
                        self.screen.resume()?;
                    }
                    // In the background the screen is the shell's.
                    InputEvent::Continued => self.away = true,
                    InputEvent::End(signal) => return Ok(ExitReason::Signal(signal)),
                    InputEvent::Gone => return Ok(ExitReason::Gone),
                }
            }
            if is_new && !self.away {
                self.draw()?;
            }
        }
    }

    /// How long nothing may happen before something is to be done: for ever, in a guide where nothing moves.
    fn patience(&self) -> Option<Duration> {
        let step = self.view.moves().then_some(STEP);
        let watch = self.watch.as_ref().map(|_| preview::EVERY);
        [step, watch, self.clock.left()].into_iter().flatten().min()
    }

    /// Takes the pack that is previewed anew, if its files changed; tells whether they did.
    fn reload(&mut self) -> bool {
        let Some(read) = self.watch.as_mut().and_then(Watch::look) else {
            return false;
        };
        let problems = match read {
            Ok(pack) => {
                self.pack = Rc::from(pack);
                Vec::new()
            }
            Err(problems) => preview::told(&problems, &self.state.lang),
        };
        self.state = step(&self.pack, self.state.clone(), Msg::Reloaded(problems)).0;
        true
    }

    fn draw(&mut self) -> Result<()> {
        let page = page(&self.pack, &self.state);
        let (view, look) = (&mut self.view, self.look);
        #[cfg(debug_assertions)]
        fail_on_purpose("error")?;
        self.screen.draw(|frame| {
            view.draw(frame, &page, look);
            #[cfg(debug_assertions)]
            let _ = fail_on_purpose("draw");
        })?;
        #[cfg(debug_assertions)]
        fail_on_purpose("thread")?;
        Ok(())
    }

    /// Takes an answer of the terminal; tells whether the page must be drawn again for it. A dark ground changes
    /// nothing that is hard to read, so it waits for the next frame.
    fn learn(&mut self, answer: TerminalReply) -> Result<bool> {
        match answer {
            TerminalReply::Ground { light } if self.follows => {
                self.look.palette = match light {
                    true => Palette::Light,
                    false => Palette::Dark,
                };
                Ok(light)
            }
            TerminalReply::Ground { .. } => Ok(false),
            // Alt-F3 sends the same, so it is an answer only once.
            TerminalReply::Ambiguous { .. } if self.asked.is_none() => Ok(false),
            TerminalReply::Ambiguous { wide } => {
                self.asked = None;
                let is_new = wide && !self.look.ascii;
                if is_new {
                    self.look.ascii = true;
                    // What stands there now is not where it seems to be.
                    self.screen.clear()?;
                }
                Ok(is_new)
            }
        }
    }

    fn stop(&mut self) -> Result<()> {
        if self.asked.is_some_and(|asked| asked.left().is_some()) {
            guard::forget_typed();
        }
        self.away = self.screen.stop()?;
        Ok(())
    }

    fn person(&mut self, did: UserInput) -> Result<Option<ExitReason>> {
        self.view.settle();
        if self.last.elapsed() > PAUSE {
            self.happen(Msg::Paused)?;
        }
        self.last = Instant::now();
        if !matches!(did, UserInput::Type(_)) {
            self.word.clear();
        }
        match did {
            UserInput::Press(command) => self.press(command),
            UserInput::Type(char) => self.type_word(char),
            UserInput::Click(column, row) => match self.view.at(column, row) {
                Some(Hit::Choice(place)) => {
                    self.happen(Msg::Intent(Intent::SelectByPointer(place)))?;
                    self.happen(Msg::Intent(Intent::Choose))
                }
                Some(Hit::Key(command)) => self.press(command),
                Some(Hit::Square(aim)) => self.happen(Msg::Intent(Intent::PointAt(aim))),
                None => Ok(None),
            },
            UserInput::Wheel { down } => {
                if self.view.wheel(down) {
                    return Ok(None);
                }
                let intent = if down { Intent::Down } else { Intent::Up };
                self.happen(Msg::Intent(intent))
            }
        }
    }

    fn press(&mut self, command: Command) -> Result<Option<ExitReason>> {
        match command {
            Command::ScrollUp | Command::ScrollDown => {
                self.view.scroll(command == Command::ScrollDown);
                self.happen(Msg::Paused)
            }
            Command::Redraw => {
                self.screen.clear()?;
                self.happen(Msg::Paused)
            }
            Command::Interrupt => Ok(Some(ExitReason::Signal(signal_hook::consts::SIGINT))),
            Command::Intent(intent) => self.happen(Msg::Intent(intent)),
        }
    }

    /// Kana: the begin of a choice's words marks it; anything else is an input method left on.
    fn type_word(&mut self, char: char) -> Result<Option<ExitReason>> {
        let page = page(&self.pack, &self.state);
        self.word.push(char);
        let mut meant = said(&page, &self.word);
        if meant == LabelMatch::Nothing {
            // Perhaps a new word begins.
            self.word = char.to_string();
            meant = said(&page, &self.word);
        }
        match meant {
            LabelMatch::Nothing => {
                self.word.clear();
                self.happen(Msg::Typed)
            }
            // One kana may be the begin of much; two are a word.
            LabelMatch::Choice(place) | LabelMatch::Several(place)
                if self.word.chars().count() > 1 =>
            {
                self.happen(Msg::Intent(Intent::SelectByPointer(place)))
            }
            LabelMatch::Choice(_) | LabelMatch::Several(_) => Ok(None),
        }
    }

    /// One step, with all that follows from it; an end where the program ends.
    fn happen(&mut self, msg: Msg) -> Result<Option<ExitReason>> {
        let (state, effects) = step(&self.pack, self.state.clone(), msg);
        self.state = state;
        for effect in effects {
            let answer = match effect {
                Effect::Quit => return Ok(Some(ExitReason::Left)),
                Effect::Suspend => {
                    self.stop()?;
                    None
                }
                Effect::Copy(paper) => match written(&self.pack, &self.state, paper) {
                    Some(paper) => {
                        guard::copy(&paper.text)?;
                        Some(Msg::Copied)
                    }
                    None => None,
                },
                Effect::Save(paper) => {
                    let paper = written(&self.pack, &self.state, paper);
                    paper.map(|paper| Msg::Saved(save(&paper)))
                }
                Effect::Record(_) | Effect::Read | Effect::Report => {
                    if let Some(keeper) = &mut self.keeper {
                        keeper.does(&effect);
                    }
                    None
                }
            };
            if let Some(answer) = answer {
                // What the world did asks nothing more of it.
                self.state = step(&self.pack, self.state.clone(), answer).0;
            }
        }
        Ok(None)
    }
}

/// Fails where a test asks for it by `CARDCODE_FAIL`, to show what is left of the terminal then. No release has it.
#[cfg(debug_assertions)]
fn fail_on_purpose(place: &str) -> Result<()> {
    if std::env::var("CARDCODE_FAIL").is_ok_and(|asked| asked == place) {
        match place {
            "error" => anyhow::bail!("on purpose"),
            "thread" => {
                let _ = std::thread::spawn(|| panic!("on purpose, in a thread")).join();
            }
            _ => panic!("on purpose, in a draw"),
        }
    }
    Ok(())
}
