//! What words of shops mean that say it without a code.

use crate::app::behaviour::ScreenBehaviour;
use crate::app::choice::ChoiceSpec;
use crate::app::context::ScreenContext;
use crate::app::screens::diagnose;
use crate::pack::content::Pack;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MeaningScreen {
    /// Id of the meaning.
    pub meaning: String,
}

impl ScreenBehaviour for MeaningScreen {
    fn choices<'a>(&self, at: ScreenContext<'a>) -> Vec<ChoiceSpec<'a>> {
        diagnose::after_message(at.pack, &self.meaning)
    }

    fn is_in(&self, pack: &Pack) -> bool {
        pack.meanings().meaning(&self.meaning).is_some()
    }
}
