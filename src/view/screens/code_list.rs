//! A list of messages.

use crate::app::screens::code_list::CodeListScreen;
use crate::app::screens::code_lists::CodeListsScreen;
use crate::pack::content::Pack;
use crate::text::catalogue::ui;
use crate::view::page::{Backing, Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for CodeListScreen {
    fn page(&self, at: ViewContext) -> Page {
        let mut lists = at.words.pack.systems().iter();
        let Some(list) = lists.find(|list| list.id == self.system) else {
            return CodeListsScreen.page(at);
        };
        let mut page = Page::new(
            format!("explain/{}", list.id),
            at.words.say(&list.name),
            at.words.say(ui::explain::CODES),
        )
        .with(Block::Note(at.words.say(&list.seen)))
        .about("list", &list.id);
        page.backing.push(Backing::List(list.id.clone()));
        page
    }

    fn may_scroll(&self, _pack: &Pack) -> bool {
        true
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        let mut lists = pack.systems().iter();
        let index = lists.position(|list| list.id == self.system);
        Some(SheetOrder::about(Section::Messages, index, 0))
    }
}
