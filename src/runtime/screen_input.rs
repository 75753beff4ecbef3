//! What keys and the mouse mean on a screen.

use std::time::{Duration, Instant};

use anyhow::Result;

use crate::app::message::{Intent, Msg};
use crate::keymap::{Command, Key, command};
use crate::render::tui::hit::Hit;
use crate::runtime::answer_guard::answered_after;
use crate::runtime::exit::ExitReason;
use crate::runtime::runtime::Flow;
use crate::runtime::screen_loop::ScreenLoop;
use crate::terminal::keys::UserInput;
use crate::terminal::system::INTERRUPTED;
use crate::view::label_match::{LabelMatch, said};

/// Digits of one code come faster than this, keys that choose come slower: who knows the way well still looks at the page
/// between them.
const PAUSE: Duration = Duration::from_millis(600);

impl ScreenLoop<'_> {
    pub(super) fn take_input(&mut self, input: UserInput) -> Result<Flow> {
        self.view.settle();
        if self.last_key.elapsed() > PAUSE {
            // A pause ends nothing.
            let _ = self.dispatch(Msg::Paused)?;
        }
        self.last_key = Instant::now();
        if !matches!(input, UserInput::Type(_)) {
            self.word.clear();
        }
        match input {
            UserInput::Press(Key::Char(key)) | UserInput::Type(key) if self.hears(key) => {
                self.intend(Intent::Spell(key))
            }
            UserInput::Press(key) => match command(key) {
                Some(Command::Intent(intent)) => self.choose(intent, input),
                Some(command) => self.press(command),
                None => self.dispatch(Msg::UnknownKey),
            },
            UserInput::Type(char) => self.type_word(char),
            UserInput::Click(column, row) => self.click(column, row),
            UserInput::Wheel { down } => {
                if self.view.wheel(down) {
                    return Ok(Flow::Continue);
                }
                self.intend(if down { Intent::Down } else { Intent::Up })
            }
        }
    }

    /// Whether a key spells an entry of the list that is seen.
    fn hears(&self, key: char) -> bool {
        self.runtime.state().hears(self.runtime.pack(), key)
    }

    fn press(&mut self, command: Command) -> Result<Flow> {
        match command {
            Command::ScrollUp | Command::ScrollDown => {
                let is_down = command == Command::ScrollDown;
                if let Some(choice) = self.view.leaf(is_down) {
                    return self.intend(Intent::SelectByPointer(choice));
                }
                self.view.scroll(is_down);
                self.dispatch(Msg::Paused)
            }
            Command::Redraw => {
                self.terminal.screen.clear()?;
                self.dispatch(Msg::Paused)
            }
            Command::Interrupt => Ok(Flow::Exit(ExitReason::Signal(INTERRUPTED))),
            Command::Intent(intent) => self.intend(intent),
        }
    }

    fn click(&mut self, column: u16, row: u16) -> Result<Flow> {
        if self.answers.doubles(column, row, Instant::now()) {
            return Ok(Flow::Continue);
        }
        match self.view.at(column, row) {
            Some(Hit::Choice(index)) => match self.intend(Intent::SelectByPointer(index))? {
                Flow::Continue => self.choose(Intent::Choose, UserInput::Click(column, row)),
                exit => Ok(exit),
            },
            Some(Hit::Key(command)) => self.press(command),
            Some(Hit::Square(square)) => self.intend(Intent::PointAt(square)),
            None => Ok(Flow::Continue),
        }
    }

    /// Kana: the begin of a choice's words marks it; anything else is an input method left on.
    fn type_word(&mut self, char: char) -> Result<Flow> {
        let page = self.runtime.page();
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
                self.dispatch(Msg::Typed)
            }
            // One kana may be the begin of much; two are a word.
            LabelMatch::Choice(index) | LabelMatch::Several(index)
                if self.word.chars().count() > 1 =>
            {
                self.intend(Intent::SelectByPointer(index))
            }
            LabelMatch::Choice(_) | LabelMatch::Several(_) => Ok(Flow::Continue),
        }
    }

    /// Does what a person wants; where it would answer a page that could not be read yet, says so instead.
    fn choose(&mut self, intent: Intent, input: UserInput) -> Result<Flow> {
        let screen = self.runtime.state().screen();
        if !screen.is_answered_by(intent, self.runtime.pack()) {
            return self.intend(intent);
        }
        let screen = screen.clone();
        if let Some(least) = answered_after(&screen)
            && !self.answers.answers(input, least, Instant::now())
        {
            return self.dispatch(Msg::TooSoon(intent));
        }
        let flow = self.intend(intent)?;
        if *self.runtime.state().screen() != screen {
            self.answers.turn();
        }
        Ok(flow)
    }

    fn intend(&mut self, intent: Intent) -> Result<Flow> {
        self.dispatch(Msg::Intent(self.view.meant(intent)))
    }
}
