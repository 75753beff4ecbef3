//! The program's own words: keys, choices, headings, errors. A missing or an unknown one fails to load.
//!
//! They are read a group at a time, when first asked for: the first screen needs a fifth of them, and reading
//! all would be most of the start.

use std::borrow::Cow;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::text::lang::Text;

/// Groups of words, each a table of `ui.toml`.
macro_rules! words {
    ($($(#[$doc:meta])* $group:ident $Group:ident { $($word:ident)* })*) => {
        /// All of them.
        #[derive(Debug)]
        pub struct Ui {
            text: Cow<'static, str>,
            $($group: OnceLock<$Group>,)*
        }

        impl Ui {
            /// The words in this file.
            pub(crate) fn new(text: Cow<'static, str>) -> Ui {
                Ui { text, $($group: OnceLock::new(),)* }
            }

            $($(#[$doc])* pub fn $group(&self) -> &$Group {
                crate::pack::content::section(&self.$group, || group(&self.text, stringify!($group)))
            })*
        }

        impl From<Groups> for Ui {
            fn from(all: Groups) -> Ui {
                Ui { text: Cow::Borrowed(""), $($group: all.$group.into(),)* }
            }
        }

        /// The whole file.
        #[derive(Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct Groups {
            #[serde(rename = "format_version")]
            _format_version: u32,
            $($group: $Group,)*
        }

        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            pub struct $Group {
                $(#[doc = concat!("`", stringify!($word), "` in `ui.toml`.")] pub $word: Text,)*
            }
        )*
    };
}

/// One table of the file, read alone: the lines from its header to the next one.
fn group<T: DeserializeOwned>(text: &str, name: &str) -> Result<T> {
    let header = format!("\n[{name}]\n");
    let from = text
        .find(&header)
        .ok_or_else(|| anyhow!("ui.toml: [{name}] is missing"))?
        + header.len();
    let to = text[from..].find("\n[").map_or(text.len(), |at| from + at);
    toml::from_str(&text[from..to]).with_context(|| format!("ui.toml: [{name}]"))
}

words! {
    /// The first screen.
    home Home { title lead promise find find_note compare compare_note diagnose diagnose_note explain explain_note
        learn learn_note train train_note jump jump_note quit }
    /// Finding the code.
    find Find { title lead code no_code_here decoys decoy none_here turn guide missing another step_side step_place
        step_digits step_not step_missing side_front side_back side_app side_front_more side_back_more
        side_app_more place_more digits digits_four digits_three not_only_pin not_pin nor_pin next previous }
    /// The code beside the PIN and others.
    compare Compare { title beside round question right wrong score score_all score_some next result missed again }
    /// The questions.
    diagnose Diagnose { title cause remaining remaining_one remaining_more remaining_many progress progress_one now never_do
        who call and tell never
        whom who_you who_shop who_issuer who_wallet answers answers_lead again copy save card back map here done left left_one causes comma
        ends_here ends leads leads_on summary summary_lead summary_answers summary_cause summary_causes }
    /// Messages.
    explain Explain { title lead codes says not next note unknown unknown_lead unknown_more other diagnose find doubt }
    /// Questions that people ask.
    learn Learn { title lead next }
    /// Practice for agents.
    train Train { title lead promise point point_note sort sort_note calls calls_note exam exam_note calls_lead level
        level_note level_reads level_lead drawn drawn_note sort_title sort_question sort_again }
    /// Records of practice.
    records RecordWords { today today_due today_none due nothing_due unread why_due cards requests causes rules count_cards count_requests and_more
        do_cards do_requests do_call do_call_note open open_other take_up close kept_open no_records not_kept newer foreign broken locked
        read_only full elsewhere other }
    /// Records that are taken along, brought together and forgotten.
    parcel ParcelWords { none nothing exported imported bad_line newer exists sure forgotten forgotten_open nobody }
    /// What practice came to.
    report ReportWords { title to to_note unread next causes rules mistakes progress days about everybody no_name sums
        begin never cause mistake review rule exam keep_on sum_days of_days sum_calls of_calls sum_trend of_trend
        sum_left of_left sum_exams of_exams sum_due of_due causes_how unmet rules_how fails kept mistakes_how broken
        broken_how on_card on_ground on_nowhere on_request on_cause passed passed_how bits bits_how bit week exams
        exams_how exam_passed exam_failed practised practised_how of_week due due_how overdue today tomorrow day
        weekdays people people_how of_person none_calls none_mistakes none_broken none_exams none_due what value
        no_file none_kept no_person }
    /// Pointing at cards.
    point Point { title ask how how_one here flip nowhere code none decoy other ground missed same_digits few_digits beside printed thing
        score score_all score_some again next result }
    /// The exam.
    exam ExamWords { title lead parts points sorts calls rules minutes begin leave leave_lead leave_note stay
        certificate passed failed blocked alias day pack seed of of_points of_sorts of_calls call review score passed_call failed_call
        blocked_call save_certificate no_alias name_hint }
    /// A call at the desk.
    desk DeskWords { title no_call issuer merchant about left talk caller agent naming moves ask explain advise name refer close stay leave leave_lead leave_kept
        ask_lead explain_lead advise_lead name_lead refer_lead }
    /// What a call was worth.
    verdict VerdictWords { title passed failed blocked cause_right cause_late cause_wrong cause_none of_cause of_questions of_advice of_referral of_rules
        better better_none better_cause better_last better_question better_again better_known better_enough better_say better_not better_refer lesson hung_up stopped origin result rules questions line rules_kept rules_broken at_move lacking
        questions_lead questions_greedy gained no_gain lucky cost again useless enough best_there chart yours best luck bit line_lead line_end retry next save same differs other_pack not_a_replay }
    /// What can be chosen on many screens.
    act Acts { back home }
    /// Keys and what they do.
    keys Keys { title lead how choose move_mark first_last back left_right scroll mark language help facts map answers copy
        save home quit suspend redraw cycle turn bar_choose bar_back bar_language bar_help bar_facts bar_map bar_turn
        bar_quit bar_more bar_sides about version too_small }
    /// Words about what just happened.
    notice Notices { copied saved not_saved no_digits no_paste input_method not_here reloaded saved_replay copied_replay time_up }
    /// Where something is on a card.
    place Places { above_right above_left above below_right below beside_right in_right in_left in_middle box_right left
        middle right top centre bottom sentence number_sentence code_sentence face_sentence }
    /// What stands on a card.
    kind Kinds { brand issuer chip stripe panel hologram number name expiry code print }
    /// Facts and sources.
    facts FactWords { title lead none high medium low known checked }
    /// The document for those who answer for the words.
    review Review { says needs title intro contents start cards compare questions causes choices rests caution card example
        otherwise unlisted }
    /// Lines.
    plain Plain { how choose again nothing ended }
    /// What authors of a pack are told.
    author Author { calls perfect random reckless pack counts words ways ways_too_many pages sampled truthful questions questions_ordered questions_best good problems refused
        problems_title kept jump_lead no_page preview_lines not_empty written }
    /// Sending records to a learning record store.
    sync SyncWords { nothing sent sent_some stopped progress waits refused_one refused_more bad_url secret_in_url open_url
        bad_home no_credentials half_credentials bad_credentials open_file bad_file no_url denied moved strange busy away untrusted
        takes_none by_status by_time by_nobody by_break }
    /// The command line.
    cli Cli { sync sync_lrs sync_credentials about usage commands options examples find compare diagnose explain learn keys check
        check_arg preview preview_arg page_arg graph flow_arg review schema kind_arg pack action_arg new_arg pack_dir rules stale
        format lang db plain theme ascii mouse motion help version
        card_arg message_arg topic_arg unknown_card unknown_lang unknown_command unknown_option unknown_message unknown_topic
        bad_value missing_value too_many train train_arg file_arg alias seed minutes calls records records_arg records_file yes bad_alias no_file json no_digits json_needs see_help failed report since }
}
