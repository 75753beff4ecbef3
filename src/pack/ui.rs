//! The program's own words: keys, choices, headings, errors. A missing or an unknown one fails to load.

use serde::Deserialize;

use super::text::Text;

/// Groups of words, each a table of `ui.toml`.
macro_rules! words {
    ($($(#[$doc:meta])* $group:ident { $($word:ident)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $group {
            $(#[doc = concat!("`", stringify!($word), "` in `ui.toml`.")] pub $word: Text,)*
        }
    )*};
}

/// All of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ui {
    /// Form of the file.
    pub format_version: u32,
    /// The first screen.
    pub home: Home,
    /// Finding the code.
    pub find: Find,
    /// The code beside the PIN and others.
    pub compare: Compare,
    /// The questions.
    pub diagnose: Diagnose,
    /// Messages.
    pub explain: Explain,
    /// Questions that people ask.
    pub learn: Learn,
    /// What can be chosen on many screens.
    pub act: Acts,
    /// Keys and what they do.
    pub keys: Keys,
    /// Words about what just happened.
    pub notice: Notices,
    /// Where something is on a card.
    pub place: Places,
    /// What stands on a card.
    pub kind: Kinds,
    /// Facts and sources.
    pub facts: FactWords,
    /// Lines.
    pub plain: Plain,
    /// The command line.
    pub cli: Cli,
}

words! {
    /// The first screen.
    Home { title lead promise find find_note compare compare_note diagnose diagnose_note explain explain_note
        learn learn_note quit }
    /// Finding the code.
    Find { title lead code no_code_here decoys none_here turn guide missing another step_side step_place
        step_digits step_not step_missing side_front side_back side_app side_front_more side_back_more
        side_app_more place_more digits digits_four digits_three not_only_pin not_pin nor_pin next previous }
    /// The code beside the PIN and others.
    Compare { title beside round question right wrong score score_all score_some next result missed again }
    /// The questions.
    Diagnose { title cause remaining remaining_more remaining_many progress progress_one now never_do who call and tell never
        who_you who_shop who_issuer who_wallet answers answers_lead again copy save card back map here done left left_one causes comma
        ends_here ends leads leads_on summary summary_lead summary_answers summary_cause summary_causes }
    /// Messages.
    Explain { title lead codes says not next note unknown unknown_lead unknown_more other diagnose find doubt }
    /// Questions that people ask.
    Learn { title lead next }
    /// What can be chosen on many screens.
    Acts { back home }
    /// Keys and what they do.
    Keys { title lead choose move_mark first_last back left_right scroll mark language help facts map answers copy
        save home quit suspend redraw bar_choose bar_back bar_language bar_help bar_facts bar_map bar_turn
        bar_quit bar_more bar_sides about version }
    /// Words about what just happened.
    Notices { copied saved not_saved no_digits not_here }
    /// Where something is on a card.
    Places { above_right above_left above below_right below beside_right in_right in_left in_middle box_right left
        middle right top centre bottom sentence number_sentence code_sentence face_sentence }
    /// What stands on a card.
    Kinds { brand issuer chip stripe panel hologram number name expiry code print }
    /// Facts and sources.
    FactWords { title lead none high medium low known checked }
    /// Lines.
    Plain { how again ended }
    /// The command line.
    Cli { about usage commands options examples find compare diagnose explain learn lang plain help version card_arg
        message_arg topic_arg unknown_card unknown_lang unknown_command unknown_option unknown_message unknown_topic
        bad_value missing_value too_many json no_digits json_needs see_help failed }
}
