//! What a person can take along, as text with the name of its file.

use crate::app::effect::DocumentKind;
use crate::app::state::State;
use crate::pack::content::Pack;
use crate::render::plain;
use crate::training::replay;
use crate::view::notice::REPLAY;
use crate::view::page::Block;
use crate::view::router::page;
use crate::view::summary;

/// A paper, and the begin and the end of its file's name.
pub(crate) struct WrittenDocument {
    pub(crate) stem: &'static str,
    pub(crate) ending: &'static str,
    pub(crate) text: String,
}

/// The paper of the screen that is seen; none where there is nothing to write.
pub(crate) fn written(pack: &Pack, state: &State, paper: DocumentKind) -> Option<WrittenDocument> {
    let (stem, ending, text) = match paper {
        DocumentKind::Summary => ("cardcode", ".txt", summary::text(pack, state)?),
        DocumentKind::Replay => (
            "cardcode-replay",
            REPLAY,
            replay::written(pack, &state.screen().judged()?)?,
        ),
        DocumentKind::Sources => {
            let page = page(pack, state);
            let sources = page.blocks.iter().flat_map(|block| match block {
                Block::Sources(sources) => sources.as_slice(),
                _ => &[],
            });
            let text = sources.map(|source| format!("{}\n{}\n", source.name, source.url));
            ("cardcode-sources", ".txt", text.collect())
        }
        DocumentKind::Certificate => {
            let page = page(pack, state);
            let lines = std::iter::once(page.title.clone()).chain(plain::lines(&page));
            let text = lines.map(|line| line + "\n").collect();
            ("cardcode-exam", ".txt", text)
        }
    };
    Some(WrittenDocument { stem, ending, text })
}
