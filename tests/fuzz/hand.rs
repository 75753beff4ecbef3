//! A person at a screen, without the terminal: bytes go in, a page is drawn, records are kept in a file.

use std::collections::VecDeque;
use std::path::Path;

use cardcode::app::effect::Effect;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::screen::Screen;
use cardcode::app::state::State;
use cardcode::app::typing::Typing;
use cardcode::app::update::step;
use cardcode::keymap::{Command, Key, command};
use cardcode::pack::content::Pack;
use cardcode::records::append::Writer;
use cardcode::records::database::Store;
use cardcode::render::tui::hit::Hit;
use cardcode::render::tui::theme::Look;
use cardcode::render::tui::view::View;
use cardcode::terminal::decode::Decoder;
use cardcode::terminal::event::InputEvent;
use cardcode::terminal::keys::{UserInput, did};
use cardcode::text::lang::Lang;
use cardcode::training::exam::TrainingSession;
use cardcode::view::page::Page;
use cardcode::view::router::page;
use cardcode::view::wide::wide_page;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use unicode_width::UnicodeWidthStr;
use uuid::Uuid;

use crate::common::seated;
use crate::desk::{NOW, stamp};

/// Silences that end whatever a terminal may have begun.
const SILENCES: usize = 4;

/// From so many columns on what stands beside a page is shown too.
const WIDE: u16 = 100;

pub struct Hand<'p> {
    pub pack: &'p Pack,
    pub state: State,
    /// Whether the program was left.
    pub has_left: bool,
    pub look: Look,
    view: View,
    terminal: Terminal<TestBackend>,
    decoder: Decoder,
    writer: Option<Writer>,
}

impl<'p> Hand<'p> {
    /// At this screen; with records in this file, if there is one.
    pub fn new(pack: &'p Pack, lang: &Lang, screen: Screen, file: Option<&Path>) -> Hand<'p> {
        let session = TrainingSession {
            seed: 7,
            minutes: Some(30),
            alias: file.map(|_| "Aiko".to_owned()),
            ..TrainingSession::default()
        };
        let recorded_as = file.map(|_| Uuid::from_u128(7));
        let writer = file.map(|file| {
            let store = Store::open(file).unwrap();
            Writer::new(store, stamp(pack, "Aiko"), NOW).unwrap()
        });
        let state = State::new(lang.clone(), screen);
        let mut hand = Hand {
            pack,
            state: seated(pack, state, session, recorded_as),
            has_left: false,
            look: Look::default(),
            view: View::default(),
            terminal: Terminal::new(TestBackend::new(80, 24)).unwrap(),
            decoder: Decoder::default(),
            writer,
        };
        hand.hear(Msg::Opened);
        hand
    }

    /// Another size of the terminal.
    pub fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    }

    /// What a terminal sends, as one read gives it.
    pub fn send(&mut self, bytes: &[u8]) {
        self.decoder
            .keep_pastes(self.state.screen().typing() == Typing::Words);
        let mut heard = Vec::new();
        self.decoder.hear(bytes, &mut heard);
        self.take_all(heard);
    }

    /// A silence that is longer than anything is waited for.
    pub fn pause(&mut self) {
        let mut heard = Vec::new();
        for _ in 0..SILENCES {
            if self.decoder.patience().is_some() {
                self.decoder.give_up(&mut heard);
            }
        }
        assert_eq!(self.decoder.patience(), None, "nothing waits for ever");
        self.take_all(heard);
        self.hear(Msg::Paused);
    }

    fn take_all(&mut self, heard: Vec<InputEvent>) {
        for event in heard {
            match event {
                InputEvent::Event(event) => {
                    if let Some(input) = did(&event) {
                        self.take(input);
                    }
                }
                InputEvent::Pasted => self.hear(Msg::Pasted),
                InputEvent::PastedWords(words) => self.hear(Msg::PastedWords(words)),
                other => panic!("bytes are no {other:?}"),
            }
        }
    }

    fn take(&mut self, input: UserInput) {
        match input {
            UserInput::Press(Key::Char(key)) | UserInput::Type(key)
                if self.state.hears(self.pack, key) =>
            {
                self.intend(Intent::Spell(key));
            }
            UserInput::Press(key) => match command(key) {
                Some(command) => self.press(command),
                None => self.hear(Msg::UnknownKey),
            },
            UserInput::Type(_) => self.hear(Msg::Typed),
            UserInput::Click(column, row) => match self.view.at(column, row) {
                Some(Hit::Choice(index)) => {
                    self.intend(Intent::SelectByPointer(index));
                    self.intend(Intent::Choose);
                }
                Some(Hit::Key(command)) => self.press(command),
                Some(Hit::Square(square)) => self.intend(Intent::PointAt(square)),
                None => {}
            },
            UserInput::Wheel { down } => {
                if !self.view.wheel(down) {
                    self.intend(if down { Intent::Down } else { Intent::Up });
                }
            }
        }
    }

    fn press(&mut self, command: Command) {
        match command {
            Command::Intent(intent) => self.intend(intent),
            Command::ScrollUp | Command::ScrollDown => {
                let is_down = command == Command::ScrollDown;
                match self.view.leaf(is_down) {
                    Some(choice) => self.intend(Intent::SelectByPointer(choice)),
                    None => self.view.scroll(is_down),
                }
            }
            Command::Redraw => self.hear(Msg::Paused),
            Command::Interrupt => self.has_left = true,
        }
    }

    fn intend(&mut self, intent: Intent) {
        self.hear(Msg::Intent(self.view.meant(intent)));
    }

    /// Takes this in, and all that follows from it.
    pub fn hear(&mut self, msg: Msg) {
        let mut open = VecDeque::from([msg]);
        while let Some(msg) = open.pop_front() {
            let (state, effects) = step(self.pack, self.state.clone(), msg);
            self.state = state;
            for effect in effects {
                open.extend(self.perform(effect));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        let writer = self.writer.as_mut();
        match (effect, writer) {
            (Effect::Quit, _) => self.has_left = true,
            (Effect::Copy(_), _) => return Some(Msg::Copied),
            (Effect::AskDay, _) => return Some(Msg::DayKnown("2026-11-28".to_owned())),
            (Effect::Record(events), Some(writer)) => writer.write(&events, NOW).unwrap(),
            (Effect::Read, Some(writer)) => {
                return Some(Msg::Read(Box::new(writer.records(NOW).unwrap())));
            }
            (Effect::Report(alias), Some(writer)) => {
                let report = writer.report(alias.as_deref(), NOW).unwrap();
                return Some(Msg::Report(Box::new(report)));
            }
            (Effect::Team, Some(writer)) => {
                return Some(Msg::Team(Box::new(writer.team(NOW).unwrap())));
            }
            (Effect::PastCalls(alias), Some(writer)) => {
                return Some(Msg::PastCalls(writer.past_calls(&alias).unwrap()));
            }
            _ => {}
        }
        None
    }

    /// The page that is seen.
    pub fn page(&self) -> Page {
        match self.terminal.backend().buffer().area.width >= WIDE {
            true => wide_page(self.pack, &self.state),
            false => page(self.pack, &self.state),
        }
    }

    /// Draws the page; it has a way on, and no glyph stands over an edge.
    pub fn draw(&mut self) {
        let page = self.page();
        assert!(page.mark < page.choices.len(), "{}: no way on", page.id);
        let (view, look) = (&mut self.view, self.look);
        let drawn = self
            .terminal
            .draw(|frame| view.draw(frame, &page, look))
            .unwrap();
        let area = drawn.buffer.area;
        for y in 0..area.height {
            let last = drawn.buffer[(area.width - 1, y)].symbol();
            assert!(last.width() < 2, "{}: {last:?} is cut in row {y}", page.id);
        }
    }

    /// Goes back until nothing lies under what is seen.
    pub fn leave(&mut self) {
        let home = Some(cardcode::app::notice::Notice::AtHome);
        for _ in 0..400 {
            if self.has_left || self.state.notice == home {
                return;
            }
            self.hear(Msg::Intent(Intent::Back));
        }
        panic!("no way out of {}", self.page().id);
    }
}
