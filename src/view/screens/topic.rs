//! A question that people ask, answered.

use crate::app::screens::topic::TopicScreen;
use crate::app::screens::topics::TopicsScreen;
use crate::pack::content::Pack;
use crate::view::page::{Block, Page};
use crate::view::screen_view::{ScreenView, ViewContext};
use crate::view::sheet_order::{Section, SheetOrder};

impl ScreenView for TopicScreen {
    fn page(&self, at: ViewContext) -> Page {
        let words = at.words;
        let mut topics = words.pack.topics().all.iter();
        let Some(topic) = topics.find(|topic| topic.id == self.topic) else {
            return TopicsScreen.page(at);
        };
        let mut page = Page::new(
            format!("topic/{}", topic.id),
            words.say(&topic.ask),
            words.say(&topic.lead),
        );
        let says = topic.says.iter();
        page.blocks
            .extend(says.map(|says| Block::Para(words.say(says))));
        page.backed(&topic.facts).about("topic", &topic.id)
    }

    fn sheet(&self, pack: &Pack) -> Option<SheetOrder> {
        let mut topics = pack.topics().all.iter();
        let index = topics.position(|topic| topic.id == self.topic);
        Some(SheetOrder::about(Section::Topics, index, 0))
    }
}
