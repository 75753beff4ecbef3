//! The guide on a screen: what comes in, one frame out.

use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::app::message::Msg;
use crate::app::typing::Typing;
use crate::render::tui::columns::WIDE;
use crate::render::tui::theme::{Look, Palette};
use crate::render::tui::view::View;
use crate::runtime::answer_guard::AnswerGuard;
use crate::runtime::display::{DisplayOptions, Theme};
use crate::runtime::exit::ExitReason;
#[cfg(debug_assertions)]
use crate::runtime::fail_on_purpose::fail_on_purpose;
use crate::runtime::runtime::{Flow, Frontend, Runtime};
use crate::runtime::screen_frontend::ScreenFrontend;
use crate::runtime::typed_burst::joined_words;
use crate::runtime::watch::{self, Watch, problem_lines};
use crate::terminal::event::InputEvent;
use crate::terminal::guard::TerminalScreen;
use crate::terminal::keys::did;
use crate::terminal::probe::{PendingProbe, TerminalReply, answer, questions, wait_for_reply};
use crate::terminal::system::job::{self, is_in_foreground};
use crate::terminal::system::{DISCONNECTED, Input, forget_typed};
use crate::text::catalogue::ui;

/// How long a step of what moves is seen.
const STEP: Duration = Duration::from_millis(40);

/// Columns that a half block fills on no terminal, as many bytes as it may have in any coding.
const NARROWEST: u16 = 6;

/// The guide in a terminal.
pub(crate) struct ScreenLoop<'r> {
    pub(super) runtime: Runtime<'r>,
    pub(super) terminal: ScreenFrontend,
    /// The folder in which the pack is written that is shown.
    watch: Option<Watch>,
    pub(super) view: View,
    look: Look,
    /// Whether the colours follow the terminal's background.
    follows_background: bool,
    pub(super) last_key: Instant,
    /// Keeps what was aimed at the page before from answering this one.
    pub(super) answers: AnswerGuard,
    /// Kana typed in a row, compared with the labels of the choices.
    pub(super) word: String,
}

impl<'r> ScreenLoop<'r> {
    pub(crate) fn new(
        runtime: Runtime<'r>,
        display: DisplayOptions,
        screen: TerminalScreen,
        watch: Option<Watch>,
    ) -> ScreenLoop<'r> {
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
            depth: display.depth,
            ascii: display.ascii,
            ..Look::default()
        };
        ScreenLoop {
            runtime,
            terminal: ScreenFrontend::new(screen),
            watch,
            view: View::new(display.motion),
            look,
            follows_background: display.theme.is_none(),
            last_key: Instant::now(),
            answers: AnswerGuard::default(),
            word: String::new(),
        }
    }

    /// The questions that the terminal has not answered yet.
    pub(crate) fn pending_probe(&self) -> Option<PendingProbe> {
        self.terminal.probe
    }

    /// Draws, waits, does. What waits already is done before the next frame.
    pub(crate) fn run(&mut self, input: &mut Input) -> Result<ExitReason> {
        if self.runtime.state().screen().asks() {
            // Typed before the question was there.
            forget_typed();
        }
        let questions = questions(self.follows_background);
        self.terminal.screen.ask(&questions)?;
        if let Flow::Exit(reason) = self.dispatch(Msg::Opened)? {
            return Ok(reason);
        }
        self.draw()?;
        self.terminal.probe = Some(PendingProbe::now());
        self.terminal
            .screen
            .watch(&self.runtime.words().say(ui::cli::ENDED_BY_FORCE));
        loop {
            let state = self.runtime.state();
            input.keep_pastes(state.screen().typing() == Typing::Words);
            let events = input.wait(self.timeout())?;
            // An end comes before all else: a shell that ends a stopped program continues it too.
            let end = events.iter().find_map(|event| match event {
                InputEvent::Terminate(code) => Some(ExitReason::Signal(*code)),
                _ => None,
            });
            if let Some(reason) = end {
                self.take_replies(events.into_iter())?;
                return Ok(reason);
            }
            let is_time_up = self.runtime.is_time_up();
            let mut is_new = self.reload()? | is_time_up;
            if is_time_up {
                self.answers.turn();
            }
            if let Flow::Exit(reason) = self.runtime.catch_up(&mut self.terminal)? {
                return Ok(reason);
            }
            if events.is_empty() && self.view.moves() {
                self.view.advance();
                is_new = true;
            }
            match self.take_all(events)? {
                Taken::Nothing => {}
                Taken::News => is_new = true,
                Taken::Exit(reason) => return Ok(reason),
            }
            is_new |= self.stop_if_asked(input)?;
            if is_new && !self.terminal.is_away {
                self.draw()?;
            }
        }
    }

    /// Stops the program where that is wanted. Returns whether there is something to say instead.
    fn stop_if_asked(&mut self, input: &mut Input) -> Result<bool> {
        if !std::mem::take(&mut self.terminal.is_to_stop) {
            return Ok(false);
        }
        if let Some(probe) = self.terminal.probe {
            wait_for_reply(input, probe);
        }
        self.terminal.is_away = self.terminal.screen.stop()?;
        if !self.terminal.is_away {
            // Nothing ends by what is said.
            let _ = self.dispatch(Msg::NotStopped)?;
        }
        Ok(!self.terminal.is_away)
    }

    /// How long to wait for input: for ever while nothing moves, no time runs and no pack is written.
    fn timeout(&self) -> Option<Duration> {
        let step = self.view.moves().then_some(STEP);
        let watch = self.watch.as_ref().map(|_| watch::EVERY);
        let timeouts = [step, watch, self.runtime.until_time_up()];
        timeouts.into_iter().flatten().min()
    }

    /// Takes the pack anew that is being written, if its files changed. Returns whether they did.
    fn reload(&mut self) -> Result<bool> {
        let Some(read) = self.watch.as_mut().and_then(Watch::look) else {
            return Ok(false);
        };
        let problems = match read {
            Ok(pack) => {
                self.runtime.replace_pack(Rc::from(pack));
                Vec::new()
            }
            Err(problems) => problem_lines(&problems, &self.runtime.state().lang),
        };
        // Nothing ends a preview but the person, who did nothing.
        let _ = self.dispatch(Msg::Reloaded(problems))?;
        Ok(true)
    }

    fn draw(&mut self) -> Result<()> {
        let (runtime, view, look) = (&self.runtime, &mut self.view, self.look);
        #[cfg(debug_assertions)]
        fail_on_purpose("error")?;
        self.terminal.screen.draw(|frame| {
            let page = match frame.area().width >= WIDE {
                true => runtime.wide_page(),
                false => runtime.page(),
            };
            view.draw(frame, &page, look);
            #[cfg(debug_assertions)]
            let _ = fail_on_purpose("draw");
            view.links().to_vec()
        })?;
        self.answers.draw(Instant::now());
        #[cfg(debug_assertions)]
        fail_on_purpose("thread")?;
        Ok(())
    }

    /// Takes in all that came at once.
    fn take_all(&mut self, events: Vec<InputEvent>) -> Result<Taken> {
        let events = match self.runtime.state().screen().typing() {
            Typing::Words => joined_words(events),
            _ => events,
        };
        let mut events = events.into_iter();
        let mut is_new = false;
        while let Some(event) = events.next() {
            match self.take(event)? {
                Taken::Nothing => {}
                Taken::News => is_new = true,
                Taken::Exit(reason) => {
                    self.take_replies(events)?;
                    return Ok(Taken::Exit(reason));
                }
            }
        }
        Ok(Taken::news_if(is_new))
    }

    /// Takes in what came.
    fn take(&mut self, event: InputEvent) -> Result<Taken> {
        match event {
            InputEvent::Event(event) => match (answer(&event), did(&event)) {
                (Some(reply), _) => Ok(Taken::news_if(self.take_reply(reply)?)),
                (None, Some(input)) => Ok(self.take_input(input)?.into()),
                (None, None) => Ok(Taken::Nothing),
            },
            InputEvent::Pasted => Ok(self.dispatch(Msg::Pasted)?.into()),
            InputEvent::PastedWords(words) => Ok(self.dispatch(Msg::PastedWords(words))?.into()),
            // What another thread had to say was taken in before.
            InputEvent::Resized | InputEvent::Woken => Ok(Taken::News),
            InputEvent::Suspend => {
                self.terminal.suspend()?;
                Ok(Taken::Nothing)
            }
            InputEvent::Continued if is_in_foreground() => {
                self.terminal.is_away = false;
                self.terminal.screen.resume()?;
                Ok(Taken::News)
            }
            // In the background the screen is the shell's. It stops again: to a job that goes on there some shells say
            // nothing when they bring it back.
            InputEvent::Continued => {
                self.terminal.is_away = true;
                if job::can_be_continued() {
                    job::stop()?;
                }
                Ok(Taken::Nothing)
            }
            InputEvent::Terminate(code) => Ok(Taken::Exit(ExitReason::Signal(code))),
            InputEvent::Disconnected => Ok(Taken::Exit(ExitReason::Disconnected(DISCONNECTED))),
        }
    }

    /// Takes the replies among these and nothing else: they would be waited for after the end.
    fn take_replies(&mut self, events: impl Iterator<Item = InputEvent>) -> Result<()> {
        for event in events {
            if let InputEvent::Event(event) = event
                && let Some(reply) = answer(&event)
            {
                self.take_reply(reply)?;
            }
        }
        Ok(())
    }

    /// Takes a reply of the terminal. Returns whether the page must be drawn again for it.
    fn take_reply(&mut self, reply: TerminalReply) -> Result<bool> {
        match reply {
            TerminalReply::Ground { light } if self.follows_background => {
                let palette = if light { Palette::Light } else { Palette::Dark };
                Ok(std::mem::replace(&mut self.look.palette, palette) != palette)
            }
            TerminalReply::Ground { .. } => Ok(false),
            // Alt-F3 sends the same, so it is a reply only once.
            TerminalReply::HalfBlock { .. } if self.terminal.probe.is_none() => Ok(false),
            TerminalReply::HalfBlock { cells } => {
                self.terminal.probe = None;
                // At the right edge terminals differ in where the cursor stands.
                let is_known = self.terminal.screen.cells().0 > NARROWEST;
                let is_new = is_known && cells != 1 && !self.look.ascii;
                if is_new {
                    self.look.ascii = true;
                    // What stands there now is not where it seems to be.
                    self.terminal.screen.clear()?;
                }
                Ok(is_new)
            }
        }
    }

    pub(super) fn dispatch(&mut self, msg: Msg) -> Result<Flow> {
        self.runtime.dispatch(msg, &mut self.terminal)
    }
}

/// What came of an event.
enum Taken {
    Nothing,
    /// The page is to be drawn again.
    News,
    Exit(ExitReason),
}

impl Taken {
    fn news_if(is_new: bool) -> Taken {
        if is_new { Taken::News } else { Taken::Nothing }
    }
}

impl From<Flow> for Taken {
    fn from(flow: Flow) -> Taken {
        match flow {
            Flow::Continue => Taken::News,
            Flow::Exit(reason) => Taken::Exit(reason),
        }
    }
}
