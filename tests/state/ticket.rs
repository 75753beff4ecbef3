//! Tickets and certificates: what was changed is told, whoever signs it, and no seed rehearses a ticket.

use cardcode::app::action::Action;
use cardcode::app::history::RecordsErrorKind;
use cardcode::app::message::{Intent, Msg};
use cardcode::app::route::Route;
use cardcode::app::screen::Screen;
use cardcode::app::screens::grade::GradeScreen;
use cardcode::app::state::State;
use cardcode::app::update::step;
use cardcode::pack::content::Pack;
use cardcode::render::plain;
use cardcode::signing::{chance, public_half, sign, verify};
use cardcode::text::lang::Lang;
use cardcode::text::letters::Letters;
use cardcode::text::spoken_letters::SpokenLetters;
use cardcode::training::call::scenario::ScenarioId;
use cardcode::training::certificate::{Certificate, CertificateFault, ExamResult, Sitting};
use cardcode::training::exam::{Exam, SEEDS, TrainingSession};
use cardcode::training::replay::{Judged, stamp, written};
use cardcode::training::start_key::{StartKey, StartLock};
use cardcode::training::ticket::{
    Second, SecretKey, TICKET_FORM, Ticket, TicketClaims, TicketRefusal, centre_named,
};
use cardcode::training::ticket_draw::TicketDraw;
use cardcode::training::ticket_start::BegunTicket;

use cardcode::view::router::page;
use uuid::Uuid;

use crate::common::{closed, seated};
use crate::replay::perfected;

/// 2026-11-28T09:00:00Z.
const MORNING: i64 = 1_795_856_400;
const DAY: i64 = 86_400;

fn pack() -> Pack {
    Pack::embedded().unwrap()
}

const DRAW: TicketDraw = TicketDraw(Letters([7; 16]));

fn letters() -> SpokenLetters {
    SpokenLetters::of(b"said aloud")
}

/// Makes keys in no time, as is right for tests alone.
fn quickly(secret: &[u8], salt: &[u8]) -> StartKey {
    let byte = |at: usize| secret[at % secret.len()] ^ salt[at % salt.len()];
    Letters(std::array::from_fn(byte))
}

fn begun(ticket: &Ticket) -> BegunTicket {
    BegunTicket::unlocked(ticket)
        .unwrap_or_else(|| BegunTicket::new(ticket, &letters(), quickly).unwrap())
}

fn ticket(pack: &Pack, centre: &SecretKey) -> Ticket {
    let sitting_secret: SecretKey = chance().unwrap();
    let claims = TicketClaims {
        candidate: "Aiko".to_owned(),
        centre: Some("Example Card Co., Ltd. (Tokyo)".to_owned()),
        pack: stamp(pack),
        from: Second(MORNING),
        until: Second(MORNING + 7 * DAY),
        minutes: 40,
        draw: DRAW,
        start_lock: Some(StartLock::of(&DRAW.start_key(&letters(), quickly))),
        sitting_key: public_half(&sitting_secret).unwrap(),
        centre_key: public_half(centre).unwrap(),
    };
    Ticket {
        cardcode_ticket: TICKET_FORM,
        centre_signature: sign(centre, &claims.signed()).unwrap(),
        ticket: claims,
        sitting_secret,
    }
}

fn fresh(pack: &Pack, ticket: &Ticket) -> Exam {
    let session = TrainingSession {
        draw: Some(begun(ticket).draw()),
        minutes: Some(ticket.ticket.minutes),
        ..TrainingSession::default()
    };
    Exam::new(pack, session)
}

/// A sitting in which all was done right, in half an hour.
fn sat(pack: &Pack, ticket: &Ticket) -> Sitting {
    let exam = perfected(pack, fresh(pack, ticket));
    let grade = exam.grade(pack);
    let lasted = (Second(MORNING + DAY), Second(MORNING + DAY + 1800));
    Sitting::new(&begun(ticket), lasted, &exam, &grade)
}

/// The same, signed with the key of the ticket.
fn certified(ticket: &Ticket, sitting: Sitting) -> Certificate {
    Certificate {
        cardcode_certificate: sitting.form(),
        signature: sign(&ticket.sitting_secret, &sitting.signed()).unwrap(),
        sitting,
    }
}

#[test]
fn what_was_sat_by_ticket_is_verified_wherever_it_is_read() {
    let (pack, centre) = (pack(), chance().unwrap());
    let ticket = ticket(&pack, &centre);
    let text = serde_json::to_string_pretty(&ticket).unwrap();
    assert_eq!(Ticket::read(&text, verify), Ok(ticket.clone()));
    let certificate = certified(&ticket, sat(&pack, &ticket));
    let text = certificate.written().unwrap();
    let public = public_half(&centre).unwrap();
    let read = Certificate::read(&text).unwrap();
    let verified = read.verified(&pack, &public, verify).unwrap();
    assert!(verified.grade.passed);
    assert_eq!(verified.grade.score, 100);
    let check = verified.check.to_string();
    assert_eq!(check, certificate.sitting.check().to_string());
    assert!(
        check.len() == 9 && check.chars().all(|char| !char.is_ascii_digit()),
        "{check}"
    );
    // No run of digits that could be a card number.
    let hash = &ticket.ticket.pack.sha256;
    let digits = |text: &str| {
        text.split(|char: char| !char.is_ascii_digit())
            .map(str::len)
            .max()
    };
    assert!(digits(&text.replace(hash, "")).unwrap() < 5);
}

#[test]
fn a_ticket_that_was_changed_or_is_out_of_its_time_is_not_sat() {
    let (pack, centre) = (pack(), chance().unwrap());
    let good = ticket(&pack, &centre);
    let changes: [fn(&mut TicketClaims); 7] = [
        |claims| claims.minutes = 400,
        |claims| claims.candidate = "Ben".to_owned(),
        |claims| claims.until = Second(MORNING + 99 * DAY),
        |claims| claims.draw = TicketDraw(Letters([8; 16])),
        |claims| claims.pack.sha256 = "0".repeat(64),
        |claims| claims.centre = None,
        |claims| claims.start_lock = Some(StartLock::of(&Letters([0; 32]))),
    ];
    for change in changes {
        let mut ticket = good.clone();
        change(&mut ticket.ticket);
        let text = serde_json::to_string(&ticket).unwrap();
        assert_eq!(Ticket::read(&text, verify), Err(TicketRefusal::Changed));
    }
    for text in ["", "{}", &serde_json::to_string(&good.ticket).unwrap()] {
        assert_eq!(Ticket::read(text, verify), Err(TicketRefusal::NoTicket));
    }
    let (pack, admits) = (stamp(&pack), |at| good.admits(&stamp(&pack), at));
    let (from, until) = (good.ticket.from, good.ticket.until);
    assert_eq!(admits(Some(from)), Ok(()));
    assert_eq!(admits(Some(Second(until.0 - 1))), Ok(()));
    assert_eq!(
        admits(Some(Second(from.0 - 1))),
        Err(TicketRefusal::Early(from))
    );
    assert_eq!(admits(Some(until)), Err(TicketRefusal::Late(until)));
    assert_eq!(
        admits(None),
        Ok(()),
        "what was begun has minutes of its own"
    );
    let other = cardcode::training::replay::PackRef {
        version: "9.9.9".to_owned(),
        ..pack.clone()
    };
    assert_eq!(
        good.admits(&other, Some(from)),
        Err(TicketRefusal::OtherPack(pack))
    );
}

#[test]
fn a_certificate_that_was_changed_proves_nothing_even_if_it_is_signed_anew() {
    let (pack, centre) = (pack(), chance().unwrap());
    let ticket = ticket(&pack, &centre);
    let public = public_half(&centre).unwrap();
    let good = sat(&pack, &ticket);
    let verified = |certificate: Certificate| certificate.verified(&pack, &public, verify).err();
    type Change = fn(&mut Sitting);
    let changes: [(CertificateFault, Change); 10] = [
        (CertificateFault::Ticket, |sat| {
            sat.ticket.candidate = "Ben".to_owned()
        }),
        (CertificateFault::Ticket, |sat| sat.ticket.minutes = 41),
        (CertificateFault::Start, |sat| {
            sat.start_key = Some(Letters([0; 32]))
        }),
        (CertificateFault::Start, |sat| sat.start_key = None),
        (CertificateFault::Time, |sat| {
            sat.began = Second(MORNING - 1)
        }),
        (CertificateFault::Time, |sat| {
            sat.ended = Second(sat.began.0 + 2401)
        }),
        (CertificateFault::Time, |sat| {
            sat.ended = Second(sat.began.0 - 1)
        }),
        (CertificateFault::Result, |sat| sat.result.score = 99),
        (CertificateFault::Result, |sat| sat.answers.calls.swap(0, 1)),
        // A call is cut off where it went wrong, as if the clock had done it.
        (CertificateFault::Result, |sat| {
            sat.answers.calls[4].truncate(2);
        }),
    ];
    for (fault, change) in changes {
        let mut sitting = good.clone();
        change(&mut sitting);
        let mut certificate = certified(&ticket, good.clone());
        certificate.sitting = sitting.clone();
        let found = verified(certificate).unwrap();
        assert!([CertificateFault::Changed, CertificateFault::Ticket].contains(&found));
        // Whoever has the ticket has its key: what follows from nothing is told all the same.
        assert_eq!(verified(certified(&ticket, sitting)), Some(fault));
    }
    let other = public_half(&chance().unwrap()).unwrap();
    let found = certified(&ticket, good).verified(&pack, &other, verify);
    assert_eq!(found.err(), Some(CertificateFault::OtherCentre));
}

#[test]
fn a_ticket_draws_its_exam_from_the_letters_that_are_said_with_it() {
    let (pack, centre) = (pack(), chance().unwrap());
    let ticket = ticket(&pack, &centre);
    let others = SpokenLetters::of(b"guessed");
    assert!(BegunTicket::new(&ticket, &others, quickly).is_err());
    assert_eq!(BegunTicket::unlocked(&ticket), None);
    // Whoever opens the lock all the same sits another exam, whose certificate counts nowhere.
    let mut open = ticket.clone();
    let key = DRAW.start_key(&others, quickly);
    open.ticket.start_lock = Some(StartLock::of(&key));
    let rehearsed = BegunTicket::new(&open, &others, quickly).unwrap();
    assert_ne!(rehearsed.draw(), begun(&ticket).draw());
    assert_ne!(rehearsed.draw(), ticket.ticket.draw);
    let calls = |draw| {
        let session = TrainingSession {
            draw: Some(draw),
            ..TrainingSession::default()
        };
        Exam::new(&pack, session).calls
    };
    assert_ne!(calls(rehearsed.draw()), calls(begun(&ticket).draw()));
    let mut sitting = sat(&pack, &ticket);
    sitting.start_key = Some(key);
    assert!(!certified(&ticket, sitting).is_signed(verify));
    assert!(certified(&ticket, sat(&pack, &ticket)).is_signed(verify));
}

#[test]
fn tickets_and_certificates_from_before_there_were_letters_hold_as_they_did() {
    let (pack, centre) = (pack(), chance().unwrap());
    let mut old = ticket(&pack, &centre);
    old.cardcode_ticket = 1;
    old.ticket.start_lock = None;
    old.centre_signature = sign(&centre, &old.ticket.signed()).unwrap();
    let text = serde_json::to_string(&old).unwrap();
    assert!(!text.contains("start_lock"), "{text}");
    assert_eq!(Ticket::read(&text, verify), Ok(old.clone()));
    let written = certified(&old, sat(&pack, &old)).written().unwrap();
    assert!(
        written.starts_with("{\n  \"cardcode_certificate\": 1,") && !written.contains("start_key")
    );
    let read = Certificate::read(&written).unwrap();
    assert!(read.is_signed(verify));
    let public = public_half(&centre).unwrap();
    assert!(read.verified(&pack, &public, verify).is_ok());
    // None of them is one of the other form.
    for form in [0, 2, 3] {
        old.cardcode_ticket = form;
        let text = serde_json::to_string(&old).unwrap();
        assert_eq!(Ticket::read(&text, verify), Err(TicketRefusal::NoTicket));
    }
}

#[test]
fn the_worse_of_two_sittings_is_so_whatever_their_clocks_say() {
    let (pack, centre) = (pack(), chance().unwrap());
    let ticket = ticket(&pack, &centre);
    let passed = sat(&pack, &ticket);
    let with = |is_passed: bool, score: u32, ended: i64| Sitting {
        result: ExamResult {
            passed: is_passed,
            score,
            ..passed.result.clone()
        },
        ended: Second(ended),
        ..passed.clone()
    };
    // From the worst on; each is begun and ended at any time.
    let results = [(false, 40), (false, 91), (true, 85), (true, 100)];
    for worse in 0..results.len() {
        for better in worse + 1..results.len() {
            for (one, other) in [(MORNING, MORNING + DAY), (MORNING + DAY, MORNING)] {
                let worse = with(results[worse].0, results[worse].1, one);
                let better = with(results[better].0, results[better].1, other);
                assert!(worse.badness() > better.badness());
            }
        }
    }
    // Of two that are alike one is kept too, the same in whatever order they come.
    assert!(with(true, 100, MORNING).badness() != with(true, 100, MORNING + 1).badness());
}

#[test]
fn how_long_an_exam_took_tells_whether_it_was_read() {
    let (pack, centre) = (pack(), chance().unwrap());
    let ticket = ticket(&pack, &centre);
    let whole = sat(&pack, &ticket);
    let lasting = |seconds: i64| Sitting {
        ended: Second(whole.began.0 + seconds),
        ..whole.clone()
    };
    let least = 3 * whole.answered() as i64;
    assert!(least > 60 && lasting(least - 1).is_hurried() && !lasting(least).is_hurried());
    let mut few = lasting(59);
    few.answers.sorts.clear();
    few.answers.points.clear();
    few.answers.calls.clear();
    assert!(few.is_hurried());
    few.ended = Second(few.began.0 + 60);
    assert!(!few.is_hurried());
}

#[test]
fn a_result_is_what_the_answers_come_to() {
    let (pack, centre) = (pack(), chance().unwrap());
    let ticket = ticket(&pack, &centre);
    let mut exam = perfected(&pack, fresh(&pack, &ticket));
    for call in &mut exam.calls {
        call.moves = closed().into();
    }
    let grade = exam.grade(&pack);
    assert!(!grade.passed);
    let lasted = (Second(MORNING), Second(MORNING + 60));
    let failed = Sitting::new(&begun(&ticket), lasted, &exam, &grade);
    let public = public_half(&centre).unwrap();
    let verified = |sitting| certified(&ticket, sitting).verified(&pack, &public, verify);
    assert_eq!(verified(failed.clone()).unwrap().grade, grade);
    let result = ExamResult {
        passed: true,
        ..failed.result.clone()
    };
    let passed = Sitting { result, ..failed };
    assert_eq!(verified(passed).err(), Some(CertificateFault::Result));
}

#[test]
fn no_seed_rehearses_a_ticket_and_its_exam_makes_no_replay() {
    let (pack, centre) = (pack(), chance().unwrap());
    let ticket = ticket(&pack, &centre);
    assert!(begun(&ticket).draw().seed() >= SEEDS);
    let by_ticket = fresh(&pack, &ticket);
    let seeds = (0..50).map(|seed| TrainingSession {
        seed,
        ..TrainingSession::default()
    });
    for session in seeds {
        let by_seed = Exam::new(&pack, session);
        assert_ne!(by_seed.calls, by_ticket.calls);
        assert_ne!(by_seed.pointing.seed, by_ticket.pointing.seed);
    }
    // Nor can one of its calls be asked for, whatever the records tell of it.
    for call in &by_ticket.calls {
        assert!(matches!(call.origin, ScenarioId::Drawn(_, seed) if seed >= SEEDS));
    }
    let exam = perfected(&pack, by_ticket);
    let grade = exam.grade(&pack);
    let judged = Judged::Exam(Box::new(exam), Box::new(grade));
    assert_eq!(written(&pack, &judged), None);
}

#[test]
fn the_result_of_a_ticket_tells_nothing_that_helps_whoever_sits_a_copy_of_it() {
    let (pack, centre) = (pack(), chance().unwrap());
    let ticket = ticket(&pack, &centre);
    let seen = |exam: Exam| {
        let mut exam = perfected(&pack, exam);
        exam.calls[1].moves = closed().into();
        let grade = exam.grade(&pack);
        let screen = Screen::Grade(GradeScreen::new(Box::new(exam), Box::new(grade)));
        let state = State::new(Lang::new("en"), screen);
        let reviews = state
            .actions(&pack)
            .into_iter()
            .filter(|action| matches!(action, Action::Go(Route::ExamCall(_))));
        let lines = plain::lines(&page(&pack, &state)).join("\n");
        (reviews.count(), lines)
    };
    let (reviews, told) = seen(fresh(&pack, &ticket));
    assert_eq!(reviews, 0);
    assert!(told.contains("Your trainer tells you"), "{told}");
    for word in ["Call 1", "5/5", "12/12", "found"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
    // Practice tells all of it.
    let (reviews, told) = seen(Exam::new(&pack, TrainingSession::default()));
    assert!(reviews == 5 && told.contains("Call 1"), "{told}");
}

#[test]
fn an_exam_by_ticket_that_is_not_recorded_stops_and_practice_goes_on() {
    let pack = pack();
    let sat = |draw| {
        let session = TrainingSession {
            draw,
            minutes: Some(40),
            ..TrainingSession::default()
        };
        let state = State::new(Lang::new("en"), Screen::ExamIntro);
        let mut state = seated(&pack, state, session, Some(Uuid::from_u128(1)));
        for msg in [
            Msg::Intent(Intent::Choose),
            Msg::Intent(Intent::Help),
            Msg::Unrecorded(RecordsErrorKind::Elsewhere),
        ] {
            state = step(&pack, state, msg).0;
        }
        state
    };
    assert!(sat(None).exam().is_some());
    let stopped = sat(Some(TicketDraw(Letters([7; 16]))));
    assert_eq!((stopped.exam(), stopped.screen()), (None, &Screen::Home));
    assert!(stopped.notice.is_some());
}

#[test]
fn a_centre_is_called_as_firms_are_and_by_no_number() {
    for name in [
        "Example Card Co., Ltd.",
        "A & B's",
        "第2センター（東京）",
        "カード・センター",
    ] {
        assert_eq!(centre_named(name).as_deref(), Some(name));
    }
    for name in [
        "",
        "  ",
        "4111 1111 1111 1111",
        "Centre 123",
        "a\nb<script>",
        &"x".repeat(41),
    ] {
        assert_eq!(centre_named(name), None, "{name}");
    }
}
